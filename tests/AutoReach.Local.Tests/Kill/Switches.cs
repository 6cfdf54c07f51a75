namespace AutoReach.Local.Tests.Kill;

/// <summary>What stops sending.</summary>
internal enum Switch { Pause, KillSwitch }

/// <summary>Stops the workflow or everything and lets it go on, and watches that nothing is sent in between.</summary>
internal sealed class Switches(Ledger ledger, string outbox)
{
    private readonly Dictionary<Switch, bool?> _isOn = Enum.GetValues<Switch>().ToDictionary(which => which, _ => (bool?)false);
    private HashSet<string>? _sentBefore;

    /// <summary>Whether a stop was acknowledged and nobody has asked to go on since.</summary>
    public bool IsStopped => _isOn.ContainsValue(true);

    public async Task StopAsync(Caller caller, Switch which)
    {
        if (_isOn[which] is false)
            _isOn[which] = null;
        if (await caller.TurnAsync(which, on: true))
            _isOn[which] = true;
    }

    /// <summary>Asks for both, known to be on or not: an answer that was cut off has told nothing.</summary>
    public async Task GoOnAsync(Caller caller)
    {
        foreach (var which in Enum.GetValues<Switch>().Where(which => _isOn[which] is not false))
        {
            Compare();
            _isOn[which] = null;
            if (!IsStopped)
                _sentBefore = null;
            if (await caller.TurnAsync(which, on: false))
                _isOn[which] = false;
        }
    }

    /// <summary>At a moment when no send is under way: what began before the stop is out by now or never will be.</summary>
    public void LookAtRest()
    {
        Compare();
        if (IsStopped)
            _sentBefore ??= [.. SentMail.Files(outbox)];
    }

    private void Compare()
    {
        if (_sentBefore is null)
            return;
        foreach (var file in SentMail.Files(outbox).Where(_sentBefore.Add))
            ledger.Breaches.Enqueue(new Breach(BreachKind.SentWhileStopped, file, "left while sending was stopped"));
    }
}
