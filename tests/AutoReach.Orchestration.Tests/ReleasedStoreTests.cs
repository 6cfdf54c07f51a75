using System.Text.Json;
using AutoReach.Core;
using AutoReach.Core.Leads;
using AutoReach.Core.Learning.Items;
using AutoReach.Orchestration.Intake;
using AutoReach.Orchestration.Learning;
using AutoReach.Orchestration.Storage;
using AutoReach.Orchestration.Tests.Lab;
using AutoReach.Orchestration.Tests.Released;
using AutoReach.Runtime;
using static AutoReach.Orchestration.Tests.Released.ReleasedStore;

namespace AutoReach.Orchestration.Tests;

/// <summary>A folder that release 0.1 left behind is read as if nothing had changed.</summary>
public sealed class ReleasedStoreTests
{
    private static readonly string[] Ended =
    [
        "auditAnswered", "canceled", "edited", "expired", "failed", "judgedTwice", "rejected", "sent", "sentAlone1", "sentAlone2", "sentAlone3",
        "sentAlone4", "skipped", "skippedAlone1", "skippedAlone2", "unknown",
    ];

    [Fact]
    public async Task Every_lead_stands_where_it_stood_with_its_timeline_and_nothing_diverges()
    {
        await using var lab = await OpenAsync();
        await lab.SettleAsync();
        foreach (var (name, before) in Facts.Leads)
        {
            var lead = await lab.LeadAsync(Lead(name));
            Assert.Equal((name, before.Status, before.Revision, before.Run), (name, lead.Status.ToString(), lead.Revision, lead.Run));
            Assert.Equal(before.Events, await lab.EventsAsync(lead.Id));
            if (StepKey.TryParse(lead.LastStep) is { } last && lead.OwnsStep(last))
                Assert.True(lead.HasDone(last));
        }
        Assert.Empty(lab.Get<EmbeddedRuntime>().ListFailed(10));
        Assert.Empty(lab.Mailer.Attempts);
    }

    [Fact]
    public async Task The_queues_show_exactly_what_waits()
    {
        await using var lab = await OpenAsync();
        Assert.Equal(Facts.Queue, await PendingAsync(lab, lab.Workflow.Id));
        Assert.Equal(Facts.Audit, (await lab.AuditQueueAsync()).Select(lead => lead.Id.Value));
        Assert.Equal([Lead("heldWaiting").Value], await PendingAsync(lab, Paused));
    }

    [Fact]
    public async Task Trust_is_what_it_was()
    {
        await using var lab = await OpenAsync();
        Assert.Equal(Written(Facts.Trust), Written(ReleasedTrust.Of((await lab.StandingAsync()).Trust)));
    }

    [Fact]
    public async Task What_had_ended_stays_as_it_was()
    {
        await using var lab = await OpenAsync();
        await lab.AdvanceAsync(TimeSpan.FromDays(40));
        foreach (var name in Ended)
        {
            Assert.Equal((name, Facts.Leads[name].Status), (name, (await lab.StatusAsync(Lead(name))).ToString()));
            Assert.Equal(Facts.Leads[name].Events, await lab.EventsAsync(Lead(name)));
            Assert.Equal((name, 0), (name, await lab.SentToAsync(Lead(name))));
        }
    }

    [Fact]
    public async Task The_reconciler_finds_the_open_promises_and_nothing_is_done_twice_for_it()
    {
        await using var lab = await OpenAsync();
        await lab.LiftCapAsync();
        await lab.Get<Reconciler>().RunAsync(TimeSpan.Zero, CancellationToken.None);
        await lab.AdvanceAsync(LeadLab.UndoWindow);
        Assert.Equal((1, 1), (await lab.SentToAsync(Lead("settling")), await lab.SentToAsync(Lead("undone"))));
        Assert.Equal(2, (await lab.StandingAsync()).Trust.Audits[0].Answered);
        Assert.Equal(0, await lab.Get<Reconciler>().RunAsync(TimeSpan.Zero, CancellationToken.None));
    }

    [Fact]
    public async Task Memory_holds_the_same_items_with_what_people_settled_under_older_spellings()
    {
        await using var lab = await OpenAsync();
        var memory = await lab.Get<MemoryControl>().ReadAsync(lab.Workflow, CancellationToken.None);
        Assert.Equal(Facts.Memory.Decided, memory.Decided);
        var (older, present) = (Preference("industry=fintech"), Preference("industry=financial services"));
        Assert.Contains(Facts.Memory.Items, item => item.Id == older && item.Pinned);
        Assert.Equal(
            Facts.Memory.Items.Select(item => item.Id == older ? item with { Id = present } : item),
            memory.Items.Select(item => new ReleasedItem(item.Id, item.Value, item.IsActive, item.Evidence.Count, item.IsPinned, item.IsOff)));
    }

    [Fact]
    public async Task What_was_deleted_from_memory_under_an_older_spelling_stays_deleted()
    {
        await using var lab = await OpenAsync();
        var deleted = await lab.Get<MemoryDesk>().AskAsync(
            lab.Workflow.Id, learned => learned.FindItem(Preference("technology=cloud")), CancellationToken.None);
        Assert.Equal(Facts.Memory.Relearned, deleted!.Evidence.Count); // "cloud computing" when it was deleted
    }

    private static async Task<IEnumerable<string>> PendingAsync(LeadLab lab, WorkflowId workflow) =>
        (await lab.Get<ReviewQueue>().ListAsync(workflow, Queue.Pending, QueueOrder.Age, null, 100, CancellationToken.None))
            .Select(entry => entry.Lead.Value);

    private static string Preference(string attribute) => new ItemKey(ItemKind.Preference, attribute).Id();

    private static string Written<T>(T facts) => JsonSerializer.Serialize(facts);
}
