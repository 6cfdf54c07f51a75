using System.Text.Json;
using AutoReach.Core.Leads;
using AutoReach.Core.Review;
using AutoReach.Core.Trust;
using AutoReach.Web.Inbox;

namespace AutoReach.Web.Tests;

public class TimelineWordsTests
{
    private static readonly LeadEvent.Unrecognised Newer = new("threadOpened", JsonElement.Parse("{}"));

    [Fact]
    public void Every_event_has_a_sentence_even_where_its_row_lacks_members()
    {
        var cases = typeof(LeadEvent).GetNestedTypes();
        Assert.InRange(cases.Length, 35, 100);
        foreach (var told in cases.Where(told => told != typeof(LeadEvent.Unrecognised)))
        {
            var constructor = told.GetConstructors().Single();
            var what = (LeadEvent)constructor.Invoke([.. constructor.GetParameters().Select(parameter => None(parameter.ParameterType))]);
            Assert.Matches("^[A-Z].+", TimelineWords.What(what));
            Assert.Null(TimelineWords.Saying(what));
        }
    }

    [Fact]
    public void What_a_newer_release_wrote_is_told_by_its_name() =>
        Assert.Equal(("Thread opened", null), (TimelineWords.What(Newer), TimelineWords.Saying(Newer)));

    public static TheoryData<LeadEvent, string, string?> Told() => new()
    {
        { new LeadEvent.Routed(GateRoute.Alone, GateReason.Eligible, 0.9, 0.8, 0.2, 1), "The AI may act alone", null },
        { new LeadEvent.Approved(1, ProposedAction.Skip, [], null), "Rightly skipped", null },
        { new LeadEvent.Rejected(1, ProposedAction.Send, [RejectReason.WrongIndustry, RejectReason.ToneOff], "Ask again in May."),
            "Rejected", "Wrong industry, Tone off · Ask again in May." },
        { new LeadEvent.Audited(1, ProposedAction.Send, Verdict.Reject, [RejectReason.BadTiming], null), "Audited: reject", "Bad timing" },
        { new LeadEvent.RedraftRequested(1, "Shorter."), "New draft asked for", "Shorter." },
        { new LeadEvent.SendWaits("No sender."), "Sending waits for the team", "No sender." },
        { new LeadEvent.LeadConcluded(LeadStatus.Skipped, null), "Ended: skipped", null },
        { new LeadEvent.MailReported(Core.Trust.Levels.MailReport.HardBounce), "Mail system reports: Hard bounce", null },
    };

    [Theory]
    [MemberData(nameof(Told), DisableDiscoveryEnumeration = true)]
    public void Sentence_and_saying_tell_what_the_event_holds(LeadEvent what, string sentence, string? saying) =>
        Assert.Equal((sentence, saying), (TimelineWords.What(what), TimelineWords.Saying(what)));

    private static object? None(Type type) => type.IsValueType ? Activator.CreateInstance(type) : null;
}
