namespace AutoReach.Adapters.Web;

/// <summary>
/// Politeness, shared by all researches of the process: so many requests to a host at a time, and a pause between two
/// starts where the host's robots.txt asks for one. A host that nobody waits for is forgotten, except for its pause.
/// </summary>
internal sealed class HostGates(int requestsPerHost, TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Gate> _gates = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="host">Whose turn is waited for.</param>
    /// <param name="pause">Least time between two starts; zero: none.</param>
    /// <returns>Ends the turn when disposed.</returns>
    public async Task<IDisposable> EnterAsync(string host, TimeSpan pause, CancellationToken cancellationToken)
    {
        var gate = Hold(host);
        try
        {
            await gate.Turns.WaitAsync(cancellationToken);
        }
        catch
        {
            Leave(host, gate);
            throw;
        }
        var turn = new Turn(this, host, gate);
        try
        {
            if (NextStart(gate, pause) is { Ticks: > 0 } wait)
                await Task.Delay(wait, time, cancellationToken);
            return turn;
        }
        catch
        {
            turn.Dispose();
            throw;
        }
    }

    private Gate Hold(string host)
    {
        lock (_lock)
        {
            if (!_gates.TryGetValue(host, out var gate))
                _gates.Add(host, gate = new Gate(requestsPerHost));
            gate.Holders++;
            return gate;
        }
    }

    private TimeSpan NextStart(Gate gate, TimeSpan pause)
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            var start = pause > TimeSpan.Zero && gate.NextStart > now ? gate.NextStart : now;
            gate.NextStart = start + pause;
            return start - now;
        }
    }

    private void Leave(string host, Gate gate)
    {
        lock (_lock)
            if (--gate.Holders == 0 && gate.NextStart <= time.GetUtcNow())
                _gates.Remove(host);
    }

    private sealed class Gate(int turns)
    {
        public SemaphoreSlim Turns { get; } = new(turns, turns);
        public int Holders { get; set; }
        public DateTimeOffset NextStart { get; set; }
    }

    private sealed class Turn(HostGates gates, string host, Gate gate) : IDisposable
    {
        private int _ended;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _ended, 1) == 1)
                return;
            gate.Turns.Release();
            gates.Leave(host, gate);
        }
    }
}
