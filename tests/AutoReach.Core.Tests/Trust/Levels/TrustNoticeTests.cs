using AutoReach.Core.Leads;
using AutoReach.Core.Trust.Levels;

namespace AutoReach.Core.Tests.Trust.Levels;

public class TrustNoticeTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Week = new(2026, 3, 2);
    private static readonly Uri Page = new("https://outreach.example/inbox/trust");

    public static TheoryData<TrustEvent, string, string> Told() => new()
    {
        { new TrustEvent.AlarmRaised(
            Now, Week, ProposedAction.Send, 1200, 6, 9, [new LeadId("ld_1")]), "Spring: alarm, emails that went alone were not as wanted", "- Acme" },
        { new TrustEvent.AlarmRaised(
            Now, Week, ProposedAction.Skip, 1200, 6, 9, []), "Spring: alarm, skips that went alone were not as wanted", "6 of the last 9 checked skips" },
        {
            new TrustEvent.AlarmRaised(Now, Week, ProposedAction.Skip, 1200, 6, 9, [], FullAuto: 0.7),
            "Spring: alarm, skips that went alone were not as wanted", "Full auto at 0.70 is suspended"
        },
        { new TrustEvent.Tripped(Now, Week, Tripwire.SpamComplaint,
            "A recipient complained of spam."), "Spring: emails no longer go without a person", "A recipient complained of spam." },
        { new TrustEvent.PromotionProposed(Now, Week, 3, "Two good weeks."), "Spring: level 3 is proposed", "Two good weeks." },
        { new TrustEvent.LevelChanged(Now, Week, 3, 2, LevelCause.Alarm, "system", "Too much disagreement."), "Spring: level 3 → 2", "Too much disagreement." },
    };

    [Theory]
    [MemberData(nameof(Told), DisableDiscoveryEnumeration = true)]
    public void The_team_is_told_what_happened_and_where_the_evidence_is(TrustEvent happened, string subject, string sentence)
    {
        Assert.Equal(subject, TrustNotice.Subject("Spring", happened));
        var body = TrustNotice.Body("Spring", happened, ["Acme"], Page);
        Assert.Contains(sentence, body, StringComparison.Ordinal);
        Assert.Contains(Page.AbsoluteUri, body, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_with_line_breaks_breaks_no_header() =>
        Assert.DoesNotContain('\n', TrustNotice.Subject("Spring\r\nBcc: all@example.com", new TrustEvent.Tripped(Now, Week, Tripwire.HardBounces, "")));

    [Fact]
    public void A_reminder_says_how_much_is_left_and_what_follows()
    {
        var audit = new AuditState("2026-03-02", Week, Now, [], [new(new LeadId("a"), 1, ProposedAction.Send), new(new LeadId("b"), 1, ProposedAction.Send)],
            Answered: 1, Disagreements: 0, IsOverdue: false);
        Assert.Equal("Spring: 1 of the audit still to answer", TrustNotice.AuditSubject("Spring", audit, isDue: false));
        Assert.Contains("the level cannot rise", TrustNotice.AuditBody(audit, isDue: true, Page), StringComparison.Ordinal);
    }
}
