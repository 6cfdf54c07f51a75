using AutoReach.Core.Leads;
using AutoReach.Core.Review;
using AutoReach.Core.Trust;

namespace AutoReach.Core.Tests.Trust;

public class AgreementTests
{
    private static readonly ProposedText Text = new("Your CI bill", "Hi Sam,\n\nit's \"green\".", "sha256:1");

    [Theory]
    [InlineData(ProposedAction.Send, Verdict.Approve, true)]
    [InlineData(ProposedAction.Send, Verdict.Reject, false)]
    [InlineData(ProposedAction.Skip, Verdict.Approve, true)]
    [InlineData(ProposedAction.Skip, Verdict.Reject, false)]
    public void A_person_agrees_by_leaving_the_action_as_it_is(ProposedAction action, Verdict verdict, bool agrees) =>
        Assert.Equal(agrees, Agreement.Judge(Decided(action, verdict), action == ProposedAction.Send ? Text : null));

    [Theory]
    [InlineData("Your CI bill", "Hi Sam,\n\nit's \"green\".", true)]
    [InlineData(" Your  CI bill ", "Hi Sam,\r\n \r\nit’s “green”.\n", true)]
    [InlineData("Your CI bill", "Hi Sam,\n\nit's green.", false)]
    [InlineData("your CI bill", "Hi Sam,\n\nit's \"green\".", false)]
    [InlineData("Your CI bill", "HiSam,\n\nit's \"green\".", false)]
    public void An_edit_that_changes_no_more_than_white_space_and_quotes_agrees(string subject, string body, bool agrees) =>
        Assert.Equal(agrees, Agreement.Judge(Decided(ProposedAction.Send, Verdict.Edit) with { Subject = subject, Body = body }, Text));

    [Fact]
    public void A_corrected_fact_disagrees_even_where_the_email_goes_as_it_is() =>
        Assert.False(Agreement.Judge(Decided(ProposedAction.Send, Verdict.Approve) with { Corrections = [new Correction(new FactId("f_1"), "large")] }, Text));

    private static Decision Decided(ProposedAction action, Verdict verdict) => new()
    {
        Revision = 1,
        Action = action,
        Verdict = verdict,
        By = new ReviewerId("ann"),
        At = new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero),
    };
}
