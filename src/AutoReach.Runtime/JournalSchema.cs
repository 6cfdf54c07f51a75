namespace AutoReach.Runtime;

/// <summary>The journal's tables. Numbers of states are those of <see cref="Orchestration.InstanceState"/>.</summary>
internal static class JournalSchema
{
    public const int Version = 1;

    // Rows are appended in the order they happen, so their pages fill up; keyed by instance they would split half empty.
    public const string Sql = """
        CREATE TABLE instances (
            key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, flow TEXT NOT NULL, version INTEGER NOT NULL, input TEXT NOT NULL,
            state INTEGER NOT NULL, started INTEGER NOT NULL, due INTEGER, awaits TEXT, attempts INTEGER NOT NULL DEFAULT 0,
            status TEXT, failure TEXT);
        CREATE INDEX instances_due ON instances (due) WHERE due IS NOT NULL;
        CREATE INDEX instances_failed ON instances (state) WHERE state = 4;
        CREATE TABLE rows (
            instance INTEGER NOT NULL, number INTEGER NOT NULL, kind INTEGER NOT NULL, name TEXT NOT NULL, at INTEGER NOT NULL,
            content TEXT);
        CREATE UNIQUE INDEX rows_of ON rows (instance, number);
        CREATE TABLE signals (
            instance INTEGER NOT NULL, name TEXT NOT NULL, seq INTEGER NOT NULL, payload TEXT NOT NULL,
            PRIMARY KEY (instance, name, seq)) WITHOUT ROWID
        """;
}
