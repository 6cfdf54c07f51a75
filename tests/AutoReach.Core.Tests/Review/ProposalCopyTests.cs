using AutoReach.Core.Drafting;
using AutoReach.Core.Leads;
using AutoReach.Core.Review;
using AutoReach.Core.Trust.Audits;

namespace AutoReach.Core.Tests.Review;

public sealed class ProposalCopyTests
{
    private static readonly ReviewerId Ann = new("ann"), Bob = new("bob");
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    private static readonly ReviewState Second = new()
    {
        Lead = new("ld_copy"),
        Revision = 1,
        Action = ProposedAction.Send,
        OpenedAt = Now,
        Blind = true,
        Proposed = new ProposedText("Hello", "Dear Acme", ContentHash.Compute("Hello", "Dear Acme")),
        Copy = new ProposalCopy(new("ld_1"), CopyPurpose.SecondOpinion, NotFor: Ann),
    };

    private static readonly ReviewState KnownBad = Second with { Copy = new ProposalCopy(new("ld_1"), CopyPurpose.KnownBad, NotFor: Ann, Planted: "Acme") };

    [Fact]
    public void Whoever_decided_on_the_proposal_may_neither_decide_nor_claim_its_copy()
    {
        foreach (
            var command in new ReviewCommand[] { Decide(Verdict.Approve, Ann), new ReviewCommand.TakeClaim(Ann), new ReviewCommand.RequestRedraft("x", Ann) })
            Assert.Contains(
                "decided on this proposal before", Assert.IsType<ReviewAnswer.Refused>(Reviews.Apply(Second, command, Now)).Reason, StringComparison.Ordinal);
        Assert.IsType<ReviewAnswer.Accepted>(Reviews.Apply(Second, Decide(Verdict.Approve, Bob), Now));
    }

    [Theory]
    [InlineData(Verdict.Approve, null, false)]
    [InlineData(Verdict.Edit, "Dear Acme, hello", false)]
    [InlineData(Verdict.Edit, "Dear Beta", true)]
    [InlineData(Verdict.Reject, null, true)]
    public void A_planted_fault_is_caught_when_its_words_do_not_go_through(Verdict verdict, string? body, bool caught)
    {
        var decided = Assert.IsType<ReviewAnswer.Accepted>(Reviews.Apply(KnownBad, Decide(verdict, Bob, body), Now)).State;
        Assert.Equal(caught, decided.Copy!.IsCaught(decided.Resolution));
        var (status, told) = decided.Copy.After(decided.Resolution);
        Assert.Equal(LeadStatus.Skipped, status);
        Assert.Contains(caught ? "you caught it" : "it went through", told, StringComparison.Ordinal);
        Assert.Contains("planted fault", told, StringComparison.Ordinal);
        Assert.IsType<ReviewAnswer.Refused>(Reviews.Apply(decided, new ReviewCommand.Undo(Bob, TimeSpan.FromSeconds(30)), Now));
    }

    [Fact]
    public void Nothing_is_said_of_a_fault_that_nobody_answered()
    {
        Assert.Null(KnownBad.Copy!.IsCaught(null));
        Assert.Null(KnownBad.Copy.IsCaught(new Resolution.Expired(Now)));
        Assert.Null(Second.Copy!.IsCaught(new Resolution.Expired(Now)));
        Assert.True(KnownBad.Copy.IsCaught(new Resolution.RedraftRequested("whose name is that", Bob, Now)));
    }

    [Fact]
    public void Every_fault_stands_in_body_and_slots_and_makes_the_draft_another_one()
    {
        var draft = Composition.Compose(1, "Acme and plans",
            [new(SlotKind.Greeting, "Hello Ida,", [], "g"), new(SlotKind.Opening, "I came across Acme.", [], "o"), new(SlotKind.Value, "Plans slip.", [], "v")],
            score: 0.8);
        var planted = new HashSet<string>();
        for (var draw = 0.0; draw < 1; draw += 0.05)
        {
            var (faulty, words) = PlantedFault.In(draft, "Acme", draw)!.Value;
            planted.Add(words);
            Assert.Contains(words, faulty.Body, StringComparison.Ordinal);
            Assert.Equal(faulty.Body, Composition.Body(faulty.Slots));
            Assert.Equal(ContentHash.Compute(faulty.Subject, faulty.Body), faulty.Hash);
            Assert.NotEqual(draft.Hash, faulty.Hash);
        }
        Assert.Equal(8, planted.Count);
        Assert.Null(PlantedFault.In(draft with { Slots = [], Body = "Nothing here" }, "Acme", 0.1));
    }

    [Fact]
    public void Draws_for_copies_have_nothing_to_do_with_the_gates_draws()
    {
        var key = new SamplingKey(new byte[SamplingKey.Length]);
        var leads = Enumerable.Range(0, 4000).Select(n => new LeadId($"ld_{n}")).ToList();
        Assert.InRange(leads.Count(lead => key.Draw("overlap", lead, 1) < 0.05), 160, 240);
        Assert.InRange(leads.Count(lead => key.Draw("overlap", lead, 1) < 0.5 && key.Draw(lead, 1) < 0.5), 900, 1100);
        Assert.Equal(key.Draw("overlap", leads[0], 1), key.Draw("overlap", leads[0], 1));
    }

    private static ReviewCommand.Decide Decide(Verdict verdict, ReviewerId by, string? body = null) =>
        new(new DecisionInput { Verdict = verdict, Body = body }, by);
}
