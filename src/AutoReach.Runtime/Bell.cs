namespace AutoReach.Runtime;

/// <summary>Wakes one waiter. However often it rings before he listens, he hears it once, and none is lost.</summary>
internal sealed class Bell : IDisposable
{
    private readonly SemaphoreSlim _rung = new(0, 1);
    private int _ringing;

    public void Ring()
    {
        if (Interlocked.Exchange(ref _ringing, 1) == 0)
            _rung.Release();
    }

    public async Task WaitAsync()
    {
        await _rung.WaitAsync();
        Interlocked.Exchange(ref _ringing, 0); // before the waiter looks at what it was rung for
    }

    public void Dispose() => _rung.Dispose();
}
