using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace AutoReach.Adapters.Sqlite;

/// <summary>One connection with the statements prepared on it, each once. For one thread at a time.</summary>
public sealed class Statements : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly Dictionary<string, Statement> _prepared = new(StringComparer.Ordinal);

    internal Statements(SqliteConnection connection) => _connection = connection;

    /// <summary>The prepared statement for a text; to be disposed after use.</summary>
    public Statement this[string sql]
    {
        get
        {
            if (!_prepared.TryGetValue(sql, out var statement))
                _prepared.Add(sql, statement = new Statement(_connection.Handle!, sql));
            return statement;
        }
    }

    internal bool InTransaction => raw.sqlite3_get_autocommit(_connection.Handle!) == 0;

    public void Dispose()
    {
        foreach (var statement in _prepared.Values)
            statement.Close();
        _connection.Dispose();
    }
}
