using System.Diagnostics;

namespace AutoReach.Local.Tests.Kill;

/// <summary>Draws moments within a piece of work whose length shows only as it is done.</summary>
/// <param name="guess">Milliseconds, until it is known better.</param>
internal sealed class Moments(double guess)
{
    private double _length = guess;

    /// <summary>Returns at a moment of the work, now and then only after its end.</summary>
    public async Task PassAsync(Random random, Task work)
    {
        var begin = Stopwatch.GetTimestamp();
        var moment = TimeSpan.FromMilliseconds(random.NextDouble() * _length * 1.1);
        if (await Task.WhenAny(work, Task.Delay(moment)) == work)
            _length = Math.Max(5, Stopwatch.GetElapsedTime(begin).TotalMilliseconds);
        else
            _length *= 1.3; // perhaps there is more of it
    }
}
