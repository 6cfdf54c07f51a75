using AutoReach.Core;
using AutoReach.Core.Leads;
using AutoReach.Core.Learning;
using AutoReach.Core.Review;
using AutoReach.Core.Workflows;
using AutoReach.Orchestration.Control;
using AutoReach.Orchestration.Intake;
using AutoReach.Orchestration.Review;
using AutoReach.Orchestration.Storage;

namespace AutoReach.Contracts;

/// <summary>The whole of the orchestration on one runtime, a real store, scripted stages and a clock that stands still until it is moved.</summary>
public abstract class LeadHost : IAsyncDisposable
{
    public static readonly ReviewerId Ann = new("ann");
    public static readonly ReviewerId Bob = new("bob");
    public static readonly TimeSpan UndoWindow = TimeSpan.FromSeconds(30);

    protected LeadHost(TimeProvider clock) => Researcher = new FakeResearcher(clock);

    public FakeResearcher Researcher { get; }
    public FakeQualifier Qualifier { get; } = new();
    public FakeDrafter Drafter { get; } = new();
    public FakeMailer Mailer { get; } = new();
    public Workflow Workflow { get; protected set; } = null!;

    public LeadStore Leads => Get<LeadStore>();
    public ReviewDesk Desk => Get<ReviewDesk>();
    public LeadControl Control => Get<LeadControl>();
    public WorkflowControl Workflows => Get<WorkflowControl>();

    public abstract T Get<T>() where T : notnull;

    /// <summary>Waits until nothing is left to do at the present time.</summary>
    public abstract Task SettleAsync();

    /// <summary>Moves the clock, then settles.</summary>
    public abstract Task AdvanceAsync(TimeSpan by);

    public abstract ValueTask DisposeAsync();

    /// <summary>Lets every retry of a failing step become due, one after the other.</summary>
    public async Task RunOutRetriesAsync()
    {
        for (var attempt = 0; attempt < 5; attempt++)
            await AdvanceAsync(TimeSpan.FromMinutes(1));
    }

    public async Task<IReadOnlyList<RowResult>> ImportAsync(IEnumerable<ProspectInput> rows, string request = "request") =>
        await Get<LeadIntake>().TakeAsync(Workflow.Id, rows.ToAsyncEnumerable(), request, Actor.System, CancellationToken.None).ToListAsync();

    public async Task<IReadOnlyList<LeadId>> ImportAsync(params string[] addresses) =>
        [.. (await ImportAsync(addresses.Select(address => Row(address)))).Select(row => row.LeadId!.Value)];

    public static ProspectInput Row(string address, string? website = null) =>
        ProspectInput.FromFields([new("email", address), new("website", website ?? address[(address.IndexOf('@', StringComparison.Ordinal) + 1)..])]);

    /// <summary>A lead that has come as far as it comes by itself.</summary>
    public async Task<LeadId> ProposedAsync(string address = "jo@acme.example")
    {
        var id = (await ImportAsync(address))[0];
        await SettleAsync();
        return id;
    }

    public async Task<Lead> LeadAsync(LeadId id) => await Leads.GetAsync(id, CancellationToken.None);

    public async Task<LeadStatus> StatusAsync(LeadId id) => (await LeadAsync(id)).Status;

    public async Task<IReadOnlyList<string>> EventsAsync(LeadId id) =>
        [.. (await Leads.TimelineAsync(id, CancellationToken.None)).Select(happened => LeadEventNames.Of(happened.What))];

    public async Task<IReadOnlyList<DecisionRecord>> LogAsync() =>
        [.. (await Get<DecisionLog>().ReadAsync(Workflow.Id, from: 0, CancellationToken.None)).OfType<LearningEvent.Decided>()
            .Select(decided => decided.Record)];

    public Task<DeskAnswer> HandleAsync(LeadId id, ReviewCommand command, int? revision = null) =>
        Desk.HandleAsync(id, revision, command, CancellationToken.None);

    public async Task<DeskAnswer> DecideAsync(
        LeadId id, Verdict verdict, int? revision = null, string? subject = null, string? body = null, ReviewerId? by = null)
    {
        var answer = await HandleAsync(
            id, new ReviewCommand.Decide(new DecisionInput { Verdict = verdict, Subject = subject, Body = body }, by ?? Ann), revision);
        await SettleAsync();
        return answer;
    }

    public async Task ApproveAsync(LeadId id) => Assert.IsType<DeskAnswer.Done>(await DecideAsync(id, Verdict.Approve));

    public Task SuppressAsync(string address) =>
        Get<SuppressionList>().AddAsync(
            new Suppression(EmailAddress.Of(address), "asked for no more", Get<TimeProvider>().GetUtcNow()), CancellationToken.None);

    public async Task PauseAsync() => await Workflows.PauseAsync(Workflow.Id, CancellationToken.None);

    public async Task ResumeAsync()
    {
        await Workflows.ResumeAsync(Workflow.Id, Ann, CancellationToken.None);
        await SettleAsync();
    }

    public async Task<ControlAnswer> CancelAsync(LeadId id)
    {
        var answer = await Control.CancelAsync(id, "ann", CancellationToken.None);
        await SettleAsync();
        return answer;
    }

    /// <summary>Whoever runs the host says when it can be written to.</summary>
    protected async Task AddWorkflowAsync(Func<Workflow, Workflow>? state)
    {
        // The offer names what the scripted drafts say, so that the checks find nothing unsupported in them.
        var workflow = new Workflow
        {
            Id = new("wf_lab"),
            Name = "Lab",
            Messaging =
            new() { Offer = "Draft 1", Sender = new() { Name = "Kim", Email = "kim@tools.example" } }
        };
        Workflow = await Get<WorkflowStore>().AddAsync(state?.Invoke(workflow) ?? workflow, CancellationToken.None);
    }
}
