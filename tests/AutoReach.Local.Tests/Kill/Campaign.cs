namespace AutoReach.Local.Tests.Kill;

/// <summary>
/// Lives of a host over one data folder, each ended by a kill at a moment that a seeded draw chose, and one last life
/// in which everything comes to rest and is audited.
/// </summary>
internal sealed class Campaign(HostProgram program, string folder, Uri sampleWeb, int seed)
{
    private static readonly Phase[] Course = [Phase.Intake, Phase.Starting, Phase.Deciding, Phase.Starting, Phase.Sending];

    private static readonly TimeSpan UndoWindowIsOver = TimeSpan.FromMinutes(1);

    private readonly Random _random = new(seed);
    private readonly Contacts _contacts = new();
    private readonly Dictionary<Phase, Moments> _moments = Enum.GetValues<Phase>().ToDictionary(
        phase => phase, phase => new Moments(guess: phase == Phase.Starting ? 600 : 150));
    private string _workflow = "";

    public Ledger Ledger { get; } = new();

    public async Task<IReadOnlyList<Breach>> RunAsync(int kills)
    {
        await SetUpAsync();
        for (var kill = 0; kill < kills; kill++)
            await LiveAndDieAsync(Course[kill % Course.Length]);
        return await AuditAsync();
    }

    /// <summary>By the real host whatever is tried: without a workflow and something to decide on, little could be lost.</summary>
    private async Task SetUpAsync()
    {
        await using var host = HostProcess.Start(HostProgram.Real, folder, sampleWeb);
        using var http = Caller.Connect(await host.ReadyAsync());
        _workflow = await Workflows.CreateAsync(http);
        using var caller = new Caller(http.BaseAddress!, _workflow, Ledger);
        await caller.TakeInAsync(_contacts.NextRequest(12));
        await caller.AdvanceAsync(TimeSpan.Zero, Phase.Starting);
        await host.KillAsync();
    }

    private async Task LiveAndDieAsync(Phase phase)
    {
        await using var host = HostProcess.Start(program, folder, sampleWeb);
        Ledger.CountKill(phase);
        if (phase == Phase.Starting)
        {
            await KillDuringAsync(host, phase, ComeBackAsync(host));
            return;
        }
        using var caller = new Caller(await host.ReadyAsync(), _workflow, Ledger);
        await Task.WhenAll(Ledger.OpenDecisions.Values.Select(caller.DecideAsync)); // their answers were lost
        switch (phase)
        {
            case Phase.Intake:
                await Task.WhenAll(Ledger.OpenIntakes.Values.Append(_contacts.NextRequest(1)).Select(caller.TakeInAsync));
                await KillDuringAsync(host, phase, [.. Enumerable.Range(1, 3).Select(_contacts.NextRequest).Select(caller.TakeInAsync)]);
                break;
            case Phase.Deciding:
                await KillDuringAsync(host, phase, await DecideAsync(caller, atMost: 8));
                break;
            case Phase.Sending:
                await Task.WhenAll(await DecideAsync(caller, atMost: 3));
                await KillDuringAsync(host, phase, caller.AdvanceAsync(UndoWindowIsOver, Phase.Sending));
                break;
            default:
                throw new InvalidOperationException($"Nothing is done while {phase}.");
        }
    }

    /// <summary>Until it has gone on with all that earlier lives left.</summary>
    private async Task ComeBackAsync(HostProcess host)
    {
        try
        {
            using var caller = new Caller(await host.ReadyAsync(), _workflow, Ledger);
            await caller.AdvanceAsync(TimeSpan.Zero, Phase.Starting);
        }
        catch (InvalidOperationException) when (host.IsKilled)
        {
            Ledger.CountCutOff(Phase.Starting);
        }
    }

    private static async Task<Task[]> DecideAsync(Caller caller, int atMost)
    {
        await caller.AdvanceAsync(TimeSpan.Zero, Phase.Starting);
        return [.. (await caller.ListWaitingAsync(atMost)).Select(item => caller.DecideAsync(Reviewer.Decide(item)))];
    }

    /// <summary>Kills at any moment until the work is done, or just after the first answer.</summary>
    private async Task KillDuringAsync(HostProcess host, Phase phase, params Task[] work)
    {
        var justAfterAnAnswer = phase == Phase.Deciding && work.Length > 0 && _random.Next(2) == 0;
        await (justAfterAnAnswer ? Task.WhenAny(work) : _moments[phase].PassAsync(_random, Task.WhenAll(work)));
        await host.KillAsync();
        await Task.WhenAll(work);
    }

    private async Task<IReadOnlyList<Breach>> AuditAsync()
    {
        await using var host = HostProcess.Start(program, folder, sampleWeb);
        using var caller = new Caller(await host.ReadyAsync(), _workflow, Ledger);
        await Task.WhenAll(Ledger.OpenIntakes.Values.Select(caller.TakeInAsync));
        await Task.WhenAll(Ledger.OpenDecisions.Values.Select(caller.DecideAsync));
        await caller.AdvanceAsync(TimeSpan.FromHours(3), Phase.Sending);
        return await new Audit(caller, Ledger, Path.Combine(folder, "outbox")).RunAsync();
    }
}
