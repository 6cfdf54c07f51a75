PRAGMA journal_mode=WAL;
PRAGMA user_version=1;
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
    PRIMARY KEY (instance, name, seq)) WITHOUT ROWID;
INSERT INTO instances VALUES (1, 'lead', 'golden', 1, '"Ada"', 2, 1772442000000, 1803985200000, 'last', 0, 'AwaitingDecision', NULL);
INSERT INTO instances VALUES (2, 'failed', 'golden', 1, '""', 4, 1772442000000, NULL, NULL, 0, NULL, 'FormatException: kept as it failed');
INSERT INTO rows VALUES (1, 0, 1, 'greet', 1772442000000, '"hello Ada"');
INSERT INTO rows VALUES (1, 1, 2, 'break', 1772442000000, 'InvalidOperationException: broken');
INSERT INTO rows VALUES (1, 2, 3, 'first', 1772442000000, '"go"');
INSERT INTO rows VALUES (1, 3, 4, 'never', 1772445600000, NULL);
INSERT INTO rows VALUES (1, 4, 5, '', 1772449200000, NULL);
