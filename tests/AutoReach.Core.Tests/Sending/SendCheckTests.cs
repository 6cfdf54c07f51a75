using AutoReach.Core.Drafting;
using AutoReach.Core.Leads;
using AutoReach.Core.Sending;
using AutoReach.Core.Workflows;

namespace AutoReach.Core.Tests.Sending;

public class SendCheckTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 30, 0, TimeSpan.Zero);
    private static readonly Uri Link = new("https://mail.example.org/unsubscribe/abc");

    [Fact]
    public void What_was_approved_goes_when_nothing_speaks_against_it() =>
        Assert.Equal(new SendVerdict.Go(), SendCheck.Decide(Fine(), Now));

    [Fact]
    public void A_suppressed_prospect_is_never_written_to_whatever_else_holds()
    {
        Assert.Equal(Stop(StopReason.Suppressed), SendCheck.Decide(Fine() with { Suppressed = true }, Now));
        var all = Fine(paused: true) with { Suppressed = true, DailyCapReached = true, ApprovedHash = "sha256:0", ResearchedAt = default };
        Assert.Equal(Stop(StopReason.Suppressed), SendCheck.Decide(all, Now));
    }

    [Fact]
    public void Any_change_after_the_approval_stops_it()
    {
        var fine = Fine();
        var envelope = fine.Envelope;
        Envelope[] altered =
        [
            envelope with { Subject = envelope.Subject + " " },
            envelope with { Body = "X" + envelope.Body },
            envelope with { Body = envelope.Body + "P.S. one more thing" },
            envelope with { Body = envelope.Body.Replace("bye", "bye!", StringComparison.Ordinal) },
            envelope with { Body = envelope.Body.Replace("High Street", "Low Street", StringComparison.Ordinal) },
            envelope with { Unsubscribe = null },
        ];
        foreach (var changed in altered)
            Assert.Equal(Stop(StopReason.Altered), SendCheck.Decide(fine with { Envelope = changed }, Now));
        Assert.Equal(Stop(StopReason.Altered), SendCheck.Decide(fine with { ApprovedHash = ContentHash.Compute("Other", "text") }, Now));
    }

    [Fact]
    public void Nothing_is_sent_while_it_is_stopped() =>
        Assert.Equal(new SendVerdict.Hold(HoldReason.Paused), SendCheck.Decide(Fine(paused: true), Now));

    [Fact]
    public void Research_counts_until_it_is_older_than_the_policy_says()
    {
        var limit = new SendingPolicy().StaleAfter;
        Assert.Equal(new SendVerdict.Go(), SendCheck.Decide(Fine() with { ResearchedAt = Now - limit }, Now));
        Assert.Equal(new SendVerdict.Hold(HoldReason.Stale), SendCheck.Decide(Fine() with { ResearchedAt = Now - limit - TimeSpan.FromTicks(1) }, Now));
    }

    [Fact]
    public void A_reached_cap_waits_for_the_next_day_where_the_team_is()
    {
        var nextDayInBerlin = new SendVerdict.Later(new DateTimeOffset(2026, 3, 2, 23, 0, 0, TimeSpan.Zero));
        Assert.Equal(nextDayInBerlin, SendCheck.Decide(Fine() with { DailyCapReached = true }, Now));
    }

    [Fact]
    public void Verdicts_keep_their_kind_in_storage()
    {
        SendVerdict[] all =
        [
            new SendVerdict.Go(), new SendVerdict.Hold(HoldReason.Paused), new SendVerdict.Hold(HoldReason.Stale),
            Stop(StopReason.Suppressed), Stop(StopReason.Altered), new SendVerdict.Later(Now),
        ];
        foreach (var verdict in all)
            Assert.Equal(verdict, CoreJson.Read<SendVerdict>(CoreJson.Write(verdict)));
        Assert.Equal("""{"kind":"hold","reason":"stale"}""", CoreJson.Write<SendVerdict>(new SendVerdict.Hold(HoldReason.Stale)));
    }

    private static SendVerdict.Stop Stop(StopReason reason) => new(reason);

    private static SendConditions Fine(bool paused = false)
    {
        var workflow = new Workflow
        {
            Name = "North",
            TimeZone = "Europe/Berlin",
            Messaging = new MessagingGuide { Sender = new Sender { Email = "team@example.org", PostalAddress = "1 High Street" } },
        };
        var approved = new ApprovedText("Your launch", "Hello Ada,\n\nbye", ContentHash.Compute("Your launch", "Hello Ada,\n\nbye"));
        var built = EnvelopeBuilder.Build(workflow, new Prospect { Email = EmailAddress.Of("ada@example.com") }, approved, new LeadId("ld_1"), 1, Link);
        return new SendConditions
        {
            Workflow = workflow,
            Envelope = Assert.IsType<EnvelopeResult.Ready>(built).Envelope,
            ApprovedHash = approved.Hash,
            ResearchedAt = Now - TimeSpan.FromDays(2),
            Suppressed = false,
            Stopped = paused,
        };
    }
}
