using AutoReach.Core.Drafting;
using AutoReach.Core.Leads;
using AutoReach.Core.Review;

namespace AutoReach.Core.Tests.Review;

public class ReviewsTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 10, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(30);
    private static readonly ReviewerId Ann = new("ann");
    private static readonly ReviewerId Bob = new("bob");

    private static readonly ReviewState OpenSend = new()
    {
        Lead = new LeadId("ld_1"),
        Revision = 3,
        Action = ProposedAction.Send,
        Proposed = new ProposedText("Hello", "Dear Jo,\n\nhi", ContentHash.Compute("Hello", "Dear Jo,\n\nhi")),
        OpenedAt = Now.AddDays(-1),
    };

    private static readonly ReviewState OpenSkip = OpenSend with { Action = ProposedAction.Skip, Proposed = null };

    private static ReviewCommand.Decide Decide(Verdict verdict, ReviewerId by, string? subject = null, string? body = null) =>
        new(new DecisionInput { Verdict = verdict, Subject = subject, Body = body }, by);

    private static ReviewState After(ReviewState state, ReviewCommand command, DateTimeOffset at) =>
        Assert.IsType<ReviewAnswer.Accepted>(Reviews.Apply(state, command, at)).State;

    private static Decision Decided(ReviewState state, ReviewCommand command) =>
        Assert.IsType<Resolution.Decided>(After(state, command, Now).Resolution).Decision;

    [Fact]
    public void Approval_takes_over_exactly_the_proposed_text()
    {
        var decision = Decided(OpenSend, Decide(Verdict.Approve, Ann, " Hello ", "Dear Jo,  \r\n\r\nhi\r\n"));
        Assert.Equal(("Hello", "Dear Jo,\n\nhi", OpenSend.Proposed!.Hash), (decision.Subject, decision.Body, decision.ContentHash));
        Assert.Equal((3, ProposedAction.Send, Verdict.Approve, Ann, Now), (decision.Revision, decision.Action, decision.Verdict, decision.By, decision.At));
    }

    [Theory]
    [InlineData("Hello there", null, "subject")]
    [InlineData("", null, "subject")]
    [InlineData(null, "Dear Jo, hi", "body")]
    [InlineData(null, "Dear Jo,\n\nhi!", "body")]
    [InlineData("Hello", "", "body")]
    public void Approval_of_another_text_is_refused_since_an_edit_is_meant(string? subject, string? body, string field)
    {
        var refused = Assert.IsType<ReviewAnswer.Invalid>(Reviews.Apply(OpenSend, Decide(Verdict.Approve, Ann, subject, body), Now));
        Assert.Equal(field, refused.Field);
        Assert.Contains("edit", refused.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Edit_keeps_every_line_break_in_one_spelling()
    {
        var decision = Decided(OpenSend, Decide(Verdict.Edit, Ann, " New ", "one\r\n\r\n  two\rthree\n\n\nfour\t\n"));
        Assert.Equal(("New", "one\n\n  two\nthree\n\n\nfour\t\n"), (decision.Subject, decision.Body));
        Assert.Equal(ContentHash.Compute(decision.Subject!, decision.Body!), decision.ContentHash);
    }

    [Fact]
    public void Edit_of_one_part_keeps_the_other_as_proposed()
    {
        Assert.Equal("Dear Jo,\n\nhi", Decided(OpenSend, Decide(Verdict.Edit, Ann, subject: "New")).Body);
        Assert.Equal("Hello", Decided(OpenSend, Decide(Verdict.Edit, Ann, body: "New")).Subject);
    }

    [Theory]
    [InlineData(null, null, "body")]
    [InlineData(" ", "ok", "subject")]
    [InlineData("ok", "\r\n ", "body")]
    [InlineData("a\nBcc: x@y.example", "ok", "subject")]
    [InlineData("a\rb", "ok", "subject")]
    [InlineData("a\u2028b", "ok", "subject")]
    [InlineData("a\0b", "ok", "subject")]
    [InlineData("ok", "a\0b", "body")]
    [InlineData("ok", "a\u001bb", "body")]
    public void Edit_that_could_not_be_sent_is_refused(string? subject, string? body, string field) =>
        Assert.Equal(field, Assert.IsType<ReviewAnswer.Invalid>(Reviews.Apply(OpenSend, Decide(Verdict.Edit, Ann, subject, body), Now)).Field);

    [Fact]
    public void Edit_is_bounded()
    {
        Assert.Equal(new string('s', 300), Decided(OpenSend, Decide(Verdict.Edit, Ann, new string('s', 300), "b")).Subject);
        Assert.Equal("subject", Assert.IsType<ReviewAnswer.Invalid>(Reviews.Apply(OpenSend, Decide(Verdict.Edit, Ann, new string('s', 301), "b"), Now)).Field);
        Assert.Equal(20_000, Decided(OpenSend, Decide(Verdict.Edit, Ann, "s", new string('b', 20_000))).Body!.Length);
        Assert.Equal("body", Assert.IsType<ReviewAnswer.Invalid>(Reviews.Apply(OpenSend, Decide(Verdict.Edit, Ann, "s", new string('b', 20_001)), Now)).Field);
    }

    [Fact]
    public void Rejection_sends_nothing()
    {
        var decision = Decided(OpenSend, Decide(Verdict.Reject, Ann, "x", "y"));
        Assert.Null(decision.Subject);
        Assert.Null(decision.Body);
        Assert.Null(decision.ContentHash);
    }

    [Fact]
    public void Proposed_skip_can_be_approved_and_rejected_but_not_edited()
    {
        Assert.Null(Decided(OpenSkip, Decide(Verdict.Approve, Ann)).Body);
        Assert.Null(Decided(OpenSkip, Decide(Verdict.Reject, Ann)).Body);
        Assert.Equal("verdict", Assert.IsType<ReviewAnswer.Invalid>(Reviews.Apply(OpenSkip, Decide(Verdict.Edit, Ann, "s", "b"), Now)).Field);
        Assert.Equal("revision", Assert.IsType<ReviewAnswer.Invalid>(Reviews.Apply(OpenSkip, new ReviewCommand.RequestRedraft("shorter", Ann), Now)).Field);
    }

    public static TheoryData<string, DecisionInput> Unsound() => new()
    {
        { "note", new() { Verdict = Verdict.Approve, Note = new string('n', 4001) } },
        { "activeSeconds", new() { Verdict = Verdict.Approve, ActiveSeconds = -1 } },
        { "activeSeconds", new() { Verdict = Verdict.Approve, ActiveSeconds = 86_401 } },
        { "activeSeconds", new() { Verdict = Verdict.Approve, ActiveSeconds = double.NaN } },
        { "corrections", CoreJson.Read<DecisionInput>("""{"verdict":"approve","corrections":[{"value":"x"}]}""") },
        { "corrections", CoreJson.Read<DecisionInput>("""{"verdict":"approve","corrections":[null]}""") },
        { "corrections", new() { Verdict = Verdict.Reject, Corrections = [new Correction(new FactId(""), null)] } },
        { "corrections", new() { Verdict = Verdict.Reject, Corrections = [new Correction(new FactId("f_1"), new string('v', 1001))] } },
        { "corrections", new() { Verdict = Verdict.Reject, Corrections = [.. Enumerable.Repeat(new Correction(new FactId("f_1"), null), 101)] } },
    };

    [Theory]
    [MemberData(nameof(Unsound), DisableDiscoveryEnumeration = true)]
    public void Decision_that_could_not_be_stored_and_read_again_is_refused(string field, DecisionInput input) =>
        Assert.Equal(field, Assert.IsType<ReviewAnswer.Invalid>(Reviews.Apply(OpenSend, new ReviewCommand.Decide(input, Ann), Now)).Field);

    [Fact]
    public void Circumstances_of_a_decision_are_kept()
    {
        var input = new DecisionInput
        {
            Verdict = Verdict.Reject,
            Corrections = [new Correction(new FactId("f_1"), "medium")],
            Reasons = [RejectReason.WrongSize, RejectReason.Other, RejectReason.WrongSize],
            Note = "too big",
            ActiveSeconds = 42,
        };
        var decision = Decided(OpenSend with { Blind = true }, new ReviewCommand.Decide(input, Ann));
        Assert.Equal(input.Corrections, decision.Corrections);
        Assert.Equal([RejectReason.WrongSize, RejectReason.Other], decision.Reasons);
        Assert.Equal(("too big", 42d, true), (decision.Note, decision.ActiveSeconds, decision.Blind));
    }

    public static TheoryData<ReviewCommand> Resolving() =>
    [
        Decide(Verdict.Approve, Ann), Decide(Verdict.Reject, Ann), new ReviewCommand.RequestRedraft("shorter", Ann),
        new ReviewCommand.Expire(), new ReviewCommand.Cancel("ann"),
    ];

    [Theory]
    [MemberData(nameof(Resolving), DisableDiscoveryEnumeration = true)]
    public void Loser_is_told_who_won(ReviewCommand first)
    {
        var won = After(OpenSend, first, Now);
        ReviewCommand[] late = [Decide(Verdict.Edit, Bob, "s", "b"), new ReviewCommand.RequestRedraft("longer", Bob), new ReviewCommand.Expire(),
            new ReviewCommand.Raise(Urgency.Escalated), new ReviewCommand.TakeClaim(Bob)];
        Assert.All(late, command =>
            Assert.Equal(won.Resolution, Assert.IsType<ReviewAnswer.AlreadyResolved>(Reviews.Apply(won, command, Now.AddSeconds(1))).Winner));
    }

    [Theory]
    [MemberData(nameof(Resolving), DisableDiscoveryEnumeration = true)]
    public void Nothing_changes_what_has_been_acted_on(ReviewCommand first)
    {
        var settled = After(After(OpenSend, first, Now), new ReviewCommand.Settle(1), Now);
        ReviewCommand[] late = [Decide(Verdict.Approve, Bob), new ReviewCommand.Cancel("bob"), new ReviewCommand.Undo(Ann, Window), new ReviewCommand.Expire(),
            new ReviewCommand.ReleaseClaim(Ann), new ReviewCommand.Settle(1)];
        Assert.All(late, command => Assert.True(Reviews.Apply(settled, command, Now) is not ReviewAnswer.Accepted { State: var state } || state == settled));
    }

    [Fact]
    public void Nothing_is_settled_without_a_resolution() =>
        Assert.IsType<ReviewAnswer.Refused>(Reviews.Apply(OpenSend, new ReviewCommand.Settle(1), Now));

    [Fact]
    public void Decision_made_again_is_not_settled_by_the_window_of_the_first()
    {
        var undone = After(After(OpenSend, Decide(Verdict.Approve, Ann), Now), new ReviewCommand.Undo(Ann, Window), Now);
        var again = After(undone, Decide(Verdict.Reject, Ann), Now);
        Assert.IsType<ReviewAnswer.Refused>(Reviews.Apply(again, new ReviewCommand.Settle(1), Now));
        Assert.True(After(again, new ReviewCommand.Settle(2), Now).Settled);
    }

    [Fact]
    public void Undo_opens_the_review_again_and_remembers_the_decision()
    {
        var undone = After(After(OpenSend, Decide(Verdict.Approve, Ann), Now), new ReviewCommand.Undo(Bob, Window), Now + Window);
        Assert.Null(undone.Resolution);
        Assert.Equal(2, undone.Attempt);
        var kept = Assert.Single(undone.Undone);
        Assert.Equal((Verdict.Approve, Bob, Now + Window), (kept.Decision.Verdict, kept.By, kept.At));
        Assert.IsType<Resolution.Decided>(After(undone, Decide(Verdict.Reject, Ann), Now).Resolution);
    }

    [Fact]
    public void Undo_one_tick_after_its_window_is_refused() => Assert.IsType<ReviewAnswer.Refused>(
        Reviews.Apply(After(OpenSend, Decide(Verdict.Approve, Ann), Now), new ReviewCommand.Undo(Ann, Window), Now + Window + TimeSpan.FromTicks(1)));

    [Fact]
    public void Only_a_decision_can_be_undone()
    {
        ReviewState[] states =
        [
            OpenSend, After(OpenSend, new ReviewCommand.Expire(), Now), After(OpenSend, new ReviewCommand.Cancel("ann"), Now),
            After(OpenSend, new ReviewCommand.RequestRedraft("shorter", Ann), Now),
        ];
        Assert.All(states, state => Assert.IsType<ReviewAnswer.Refused>(Reviews.Apply(state, new ReviewCommand.Undo(Ann, Window), Now)));
    }

    [Fact]
    public void Repeated_cancel_changes_nothing()
    {
        var canceled = After(OpenSend, new ReviewCommand.Cancel("ann"), Now);
        Assert.Equal(canceled, After(canceled, new ReviewCommand.Cancel("ann"), Now.AddMinutes(1)));
    }

    [Fact]
    public void Cancel_wins_over_a_decision_that_nobody_has_acted_on() =>
        Assert.IsType<Resolution.Canceled>(After(After(OpenSend, Decide(Verdict.Approve, Ann), Now), new ReviewCommand.Cancel("bob"), Now).Resolution);

    [Fact]
    public void Claim_holds_others_off_until_it_ends_and_is_lengthened_by_its_holder()
    {
        var claimed = After(OpenSend, new ReviewCommand.TakeClaim(Ann), Now);
        var end = Now + Claim.Length;
        Assert.Equal(Ann, Assert.IsType<ReviewAnswer.ClaimedByOther>(Reviews.Apply(claimed, new ReviewCommand.TakeClaim(Bob), end.AddTicks(-1))).Holder.By);
        Assert.Equal(Bob, After(claimed, new ReviewCommand.TakeClaim(Bob), end).Claim!.By);
        Assert.Equal(end.AddTicks(-1) + Claim.Length, After(claimed, new ReviewCommand.TakeClaim(Ann), end.AddTicks(-1)).Claim!.Until);
    }

    [Fact]
    public void Claim_is_released_by_its_holder_only_and_ends_with_the_decision()
    {
        var claimed = After(OpenSend, new ReviewCommand.TakeClaim(Ann), Now);
        Assert.Same(claimed, After(claimed, new ReviewCommand.ReleaseClaim(Bob), Now));
        Assert.Null(After(claimed, new ReviewCommand.ReleaseClaim(Ann), Now).Claim);
        Assert.Null(After(claimed, Decide(Verdict.Approve, Bob), Now).Claim);
    }

    [Fact]
    public void Urgency_only_rises()
    {
        var escalated = After(OpenSend, new ReviewCommand.Raise(Urgency.Escalated), Now);
        Assert.Equal(Urgency.Escalated, escalated.Urgency);
        Assert.Same(escalated, After(escalated, new ReviewCommand.Raise(Urgency.Reminded), Now));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n")]
    public void Redraft_needs_an_instruction(string instruction) => Assert.Equal("instruction",
        Assert.IsType<ReviewAnswer.Invalid>(Reviews.Apply(OpenSend, new ReviewCommand.RequestRedraft(instruction, Ann), Now)).Field);
}
