using System.Text.Json;

namespace AutoReach.Local.Tests.Kill;

/// <summary>
/// Lives of a host over one data folder, each ended by a kill at a moment that a seeded draw chose, and one last life
/// in which everything comes to rest and is audited.
/// </summary>
internal sealed class Campaign
{
    /// <summary>What is sent in the last of them is to be sent while a stop stands, as often as not.</summary>
    private static readonly Phase[] Course =
        [Phase.Intake, Phase.Starting, Phase.Deciding, Phase.Changing, Phase.Starting, Phase.Sending, Phase.Stopping, Phase.Sending];

    private static readonly TimeSpan UndoWindowIsOver = TimeSpan.FromMinutes(1);

    private readonly HostProgram _program;
    private readonly string _folder;
    private readonly Uri _sampleWeb;
    private readonly Random _random;
    private readonly Contacts _contacts = new();
    private readonly Reviewer _reviewer = new();
    private readonly Switches _switches;
    private readonly Dictionary<Phase, Moments> _moments = Enum.GetValues<Phase>().ToDictionary(
        phase => phase, phase => new Moments(guess: phase == Phase.Starting ? 600 : 150));
    private string _workflow = "";

    public Campaign(HostProgram program, string folder, Uri sampleWeb, int seed)
    {
        (_program, _folder, _sampleWeb, _random) = (program, folder, sampleWeb, new Random(seed));
        _switches = new Switches(Ledger, Outbox);
    }

    public Ledger Ledger { get; } = new();

    private string Outbox => Path.Combine(_folder, "outbox");

    public async Task<IReadOnlyList<Breach>> RunAsync(int kills)
    {
        await SetUpAsync();
        for (var kill = 0; kill < kills; kill++)
        {
            await LiveAndDieAsync(Course[kill % Course.Length]);
            _switches.LookAtRest();
        }
        return await AuditAsync();
    }

    /// <summary>By the real host whatever is tried: without a workflow and something to decide on, little could be lost.</summary>
    private async Task SetUpAsync()
    {
        await using var host = HostProcess.Start(HostProgram.Real, _folder, _sampleWeb);
        using var http = Caller.Connect(await host.ReadyAsync());
        _workflow = await Workflows.CreateAsync(http);
        using var caller = new Caller(http.BaseAddress!, _workflow, Ledger);
        await caller.TakeInAsync(_contacts.NextRequest(12));
        await caller.AdvanceAsync(TimeSpan.Zero, Phase.Starting);
        await host.KillAsync();
    }

    private async Task LiveAndDieAsync(Phase phase)
    {
        await using var host = HostProcess.Start(_program, _folder, _sampleWeb);
        Ledger.Count(Ledger.Kills, phase);
        if (phase == Phase.Starting)
        {
            await KillDuringAsync(host, phase, ComeBackAsync(host));
            return;
        }
        using var caller = new Caller(await host.ReadyAsync(), _workflow, Ledger);
        await Task.WhenAll(Ledger.OpenActs.Values.Select(caller.ActAsync)); // their answers were lost
        if (phase != Phase.Sending)
            await _switches.GoOnAsync(caller);
        await KillDuringAsync(host, phase, [.. await BeginAsync(phase, caller)]);
    }

    /// <returns>What is to be killed in the middle.</returns>
    private async Task<IEnumerable<Task>> BeginAsync(Phase phase, Caller caller)
    {
        switch (phase)
        {
            case Phase.Intake:
                await Task.WhenAll(Ledger.OpenIntakes.Values.Append(_contacts.NextRequest(1)).Select(caller.TakeInAsync));
                return [.. Enumerable.Range(1, 3).Select(_contacts.NextRequest).Select(caller.TakeInAsync)];
            case Phase.Deciding:
                return await DecideAsync(caller, atMost: 8);
            case Phase.Changing:
                return await ChangeAsync(caller);
            case Phase.Stopping:
                await Task.WhenAll(await DecideAsync(caller, atMost: 3));
                return [StopAsync(caller, _random.Next(2) == 0 ? Switch.Pause : Switch.KillSwitch, isToGoOn: _random.Next(2) == 0)];
            case Phase.Sending:
                await Task.WhenAll(await DecideAsync(caller, atMost: 3));
                return [caller.AdvanceAsync(UndoWindowIsOver, Phase.Sending)];
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
            Ledger.Count(Ledger.CutOff, Phase.Starting);
        }
    }

    private async Task<Task[]> DecideAsync(Caller caller, int atMost)
    {
        await caller.AdvanceAsync(TimeSpan.Zero, Phase.Starting);
        return [.. (await caller.ListWaitingAsync(atMost)).Select(item => caller.ActAsync(_reviewer.Decide(item)))];
    }

    /// <summary>People change their minds: one thing after the other about a lead, and all leads at once.</summary>
    private async Task<IEnumerable<Task>> ChangeAsync(Caller caller)
    {
        await caller.AdvanceAsync(TimeSpan.Zero, Phase.Starting);
        var waiting = await caller.ListWaitingAsync(12);
        var first = _random.Next(8);
        var changes = waiting.Select((item, place) => ActsOn(item, first + place)).ToList();
        await Task.WhenAll(changes.Where(acts => acts[0] is Act.Decide).Select(acts => caller.ActAsync(acts[0])));
        await caller.TakeInAsync(_contacts.NextRequest(6));
        var fresh = Ledger.Leads.Where(lead => lead.Value is { Known: Standing.Untouched, Maybe: [] }).Select(lead => lead.Key).Order().Take(2);
        return [.. changes.Select(acts => InTurnAsync(caller, acts.Where((act, place) => place > 0 || act is not Act.Decide))),
            .. fresh.ToList().Select(lead => InTurnAsync(caller, [new Act.Cancel(lead)]))];
    }

    private Act[] ActsOn(JsonElement item, int way)
    {
        var revision = item.GetProperty("revision").GetInt32();
        var decide = _reviewer.Decide(item);
        var (undo, redraft, cancel) = (new Act.Undo(decide.Lead, revision), new Act.Redraft(decide.Lead, revision), new Act.Cancel(decide.Lead));
        return (way % 8, item.GetProperty("action").GetString()) switch
        {
            (0, _) => [decide, cancel],
            (1, _) => [cancel],
            (2 or 6, "send") => [redraft],
            (3, "send") => [decide, undo, redraft],
            (4, _) => [decide, undo, _reviewer.Decide(item)],
            (5, _) => [decide, undo, cancel],
            _ => [decide, undo],
        };
    }

    private static async Task InTurnAsync(Caller caller, IEnumerable<Act> acts)
    {
        foreach (var act in acts)
            if (!await caller.ActAsync(act))
                return;
    }

    private async Task StopAsync(Caller caller, Switch which, bool isToGoOn)
    {
        await _switches.StopAsync(caller, which);
        if (!await caller.AdvanceAsync(UndoWindowIsOver, Phase.Stopping))
            return;
        _switches.LookAtRest();
        if (isToGoOn)
            await _switches.GoOnAsync(caller);
    }

    /// <summary>Kills at any moment until the work is done, or just after the first answer.</summary>
    private async Task KillDuringAsync(HostProcess host, Phase phase, params Task[] work)
    {
        var justAfterAnAnswer = phase is Phase.Deciding or Phase.Changing && work.Length > 0 && _random.Next(2) == 0;
        await (justAfterAnAnswer ? Task.WhenAny(work) : _moments[phase].PassAsync(_random, Task.WhenAll(work)));
        await host.KillAsync();
        await Task.WhenAll(work);
    }

    private async Task<IReadOnlyList<Breach>> AuditAsync()
    {
        await using var host = HostProcess.Start(_program, _folder, _sampleWeb);
        using var caller = new Caller(await host.ReadyAsync(), _workflow, Ledger);
        await Task.WhenAll(Ledger.OpenIntakes.Values.Select(caller.TakeInAsync));
        await Task.WhenAll(Ledger.OpenActs.Values.Select(caller.ActAsync));
        await _switches.GoOnAsync(caller);
        await caller.AdvanceAsync(TimeSpan.FromHours(3), Phase.Sending);
        return await new Audit(caller, Ledger, Outbox).RunUntilAtRestAsync();
    }
}
