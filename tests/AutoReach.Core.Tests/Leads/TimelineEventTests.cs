using System.Text.Json;
using AutoReach.Core.Leads;
using AutoReach.Core.Qualification;
using AutoReach.Core.Research;
using AutoReach.Core.Review;
using AutoReach.Core.Trust;
using AutoReach.Core.Trust.Levels;

namespace AutoReach.Core.Tests.Leads;

/// <summary>The timeline in JSON, as the first release wrote it: stored histories and clients depend on every name in it.</summary>
public class TimelineEventTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 10, 0, 0, TimeSpan.Zero);

    /// <summary>Each event as it is written, less its time.</summary>
    public static TheoryData<LeadEvent, string, string> Released() => new()
    {
        { new LeadEvent.LeadImported(), "crm",
            """{"event":"leadImported","by":"crm","detail":{}}""" },
        { new LeadEvent.LeadSuppressed("It said \"no\" & <never> again, Zoë."), "system",
            """{"event":"leadSuppressed","by":"system","detail":{"reason":"It said \"no\" & <never> again, Zoë."}}""" },
        { new LeadEvent.ResearchStarted(), "ai",
            """{"event":"researchStarted","by":"ai","detail":{}}""" },
        { new LeadEvent.Researched(12, 3, [FlagKind.Layoffs, FlagKind.MessagingRule]), "ai",
            """{"event":"researched","by":"ai","detail":{"facts":12,"pages":3,"flags":["layoffs","messagingRule"]}}""" },
        { new LeadEvent.Qualified(0.812, QualificationVerdict.Qualified), "ai",
            """{"event":"qualified","by":"ai","detail":{"fit":0.812,"verdict":"qualified"}}""" },
        { new LeadEvent.Drafted(1, "sha256:ab", [FlagKind.Layoffs, FlagKind.MessagingRule]), "ai",
            """{"event":"drafted","by":"ai","detail":{"revision":1,"hash":"sha256:ab","findings":["layoffs","messagingRule"]}}""" },
        { new LeadEvent.SkipProposed(1), "ai",
            """{"event":"skipProposed","by":"ai","detail":{"revision":1}}""" },
        { new LeadEvent.Routed(GateRoute.Person, GateReason.Level, 0.93, 0.9, 0.2, 1), "system",
            """{"event":"routed","by":"system","detail":{"route":"person","reason":"level","confidence":0.93,"threshold":0.9,"propensity":0.2,"epoch":1}}""" },
        { new LeadEvent.Routed(GateRoute.Held, GateReason.Paused, 1, null, 1, 1), "system",
            """{"event":"routed","by":"system","detail":{"route":"held","reason":"paused","confidence":1,"threshold":null,"propensity":1,"epoch":1}}""" },
        { new LeadEvent.ReviewOpened(1, ProposedAction.Send, GateReason.Level), "system",
            """{"event":"reviewOpened","by":"system","detail":{"revision":1,"action":"send","reason":"level"}}""" },
        { new LeadEvent.AuditDrawn(1, "2026-W10"), "system",
            """{"event":"auditDrawn","by":"system","detail":{"revision":1,"audit":"2026-W10"}}""" },
        { new LeadEvent.Audited(1, ProposedAction.Skip, Verdict.Reject, [RejectReason.WrongIndustry, RejectReason.ToneOff], "no"), "r1",
            """{"event":"audited","by":"r1","detail":{"revision":1,"action":"skip","verdict":"reject","reasons":["wrongIndustry","toneOff"],"note":"no"}}""" },
        { new LeadEvent.Approved(1, ProposedAction.Send, [], null), "r1",
            """{"event":"approved","by":"r1","detail":{"revision":1,"action":"send","reasons":[],"note":null}}""" },
        { new LeadEvent.Edited(1, ProposedAction.Send, [], "shorter"), "r1",
            """{"event":"edited","by":"r1","detail":{"revision":1,"action":"send","reasons":[],"note":"shorter"}}""" },
        { new LeadEvent.Rejected(1, ProposedAction.Send, [RejectReason.WrongIndustry, RejectReason.ToneOff], null), "r1",
            """{"event":"rejected","by":"r1","detail":{"revision":1,"action":"send","reasons":["wrongIndustry","toneOff"],"note":null}}""" },
        { new LeadEvent.RedraftRequested(1, "Shorter, please."), "r1",
            """{"event":"redraftRequested","by":"r1","detail":{"revision":1,"instruction":"Shorter, please."}}""" },
        { new LeadEvent.DecisionUndone(1), "r1",
            """{"event":"decisionUndone","by":"r1","detail":{"revision":1}}""" },
        { new LeadEvent.ReviewReminded(1), "system",
            """{"event":"reviewReminded","by":"system","detail":{"revision":1}}""" },
        { new LeadEvent.ReviewEscalated(1), "system",
            """{"event":"reviewEscalated","by":"system","detail":{"revision":1}}""" },
        { new LeadEvent.ReviewExpired(1), "system",
            """{"event":"reviewExpired","by":"system","detail":{"revision":1}}""" },
        { new LeadEvent.LeadCanceled(1), "r1",
            """{"event":"leadCanceled","by":"r1","detail":{"revision":1}}""" },
        { new LeadEvent.LeadCanceled(), "r1",
            """{"event":"leadCanceled","by":"r1","detail":{}}""" },
        { new LeadEvent.LeadRetried(2), "r1",
            """{"event":"leadRetried","by":"r1","detail":{"run":2}}""" },
        { new LeadEvent.LeadTakenUp(2), "r1",
            """{"event":"leadTakenUp","by":"r1","detail":{"run":2}}""" },
        { new LeadEvent.Claimed(), "r1",
            """{"event":"claimed","by":"r1","detail":{}}""" },
        { new LeadEvent.Released(), "r1",
            """{"event":"released","by":"r1","detail":{}}""" },
        { new LeadEvent.SendStarted(1, "sha256:ab"), "system",
            """{"event":"sendStarted","by":"system","detail":{"revision":1,"hash":"sha256:ab"}}""" },
        { new LeadEvent.SendPutOff("421 try later"), "system",
            """{"event":"sendPutOff","by":"system","detail":{"why":"421 try later"}}""" },
        { new LeadEvent.Sent("250 ok", "k1"), "system",
            """{"event":"sent","by":"system","detail":{"receipt":"250 ok","key":"k1"}}""" },
        { new LeadEvent.SendRefused("550 no", "k1"), "system",
            """{"event":"sendRefused","by":"system","detail":{"receipt":"550 no","key":"k1"}}""" },
        { new LeadEvent.SendUnknown("cut off", "k1"), "system",
            """{"event":"sendUnknown","by":"system","detail":{"receipt":"cut off","key":"k1"}}""" },
        { new LeadEvent.SendWaits("No sender."), "system",
            """{"event":"sendWaits","by":"system","detail":{"why":"No sender."}}""" },
        { new LeadEvent.SendStopped("The address is on the suppression list."), "system",
            """{"event":"sendStopped","by":"system","detail":{"why":"The address is on the suppression list."}}""" },
        { new LeadEvent.LeadConcluded(LeadStatus.Skipped, null), "system",
            """{"event":"leadConcluded","by":"system","detail":{"status":"skipped","why":null}}""" },
        { new LeadEvent.LeadFailed(LeadStatus.Failed, "The site broke."), "system",
            """{"event":"leadFailed","by":"system","detail":{"status":"failed","why":"The site broke."}}""" },
        { new LeadEvent.MailReported(MailReport.HardBounce), "system",
            """{"event":"mailReported","by":"system","detail":{"report":"hardBounce"}}""" },
    };

    [Theory]
    [MemberData(nameof(Released), DisableDiscoveryEnumeration = true)]
    public void Event_is_written_as_it_was_released(LeadEvent what, string by, string json) =>
        Assert.Equal(At(json), CoreJson.Write(new TimelineEvent(Now, by, what)));

    [Theory]
    [MemberData(nameof(Released), DisableDiscoveryEnumeration = true)]
    public void Released_event_comes_back_as_its_case(LeadEvent what, string by, string json)
    {
        var read = CoreJson.Read<TimelineEvent>(At(json));
        Assert.Equal((Now, by, what.GetType()), (read.At, read.By, read.What.GetType()));
        Assert.Equal(At(json), CoreJson.Write(read));
    }

    [Fact]
    public void Every_case_is_among_those_tested()
    {
        var tested = Released().Select(row => row.Data.Item1.GetType()).Append(typeof(LeadEvent.Unrecognised)).ToHashSet();
        Assert.All(typeof(LeadEvent).GetNestedTypes(), nested => Assert.Contains(nested, tested));
    }

    [Theory]
    [MemberData(nameof(Released), DisableDiscoveryEnumeration = true)]
    public void Row_that_lacks_the_members_of_its_detail_is_read_all_the_same(LeadEvent what, string by, string json)
    {
        var name = LeadEventNames.Of(what);
        Assert.StartsWith($$"""{"event":"{{name}}",""", json, StringComparison.Ordinal);
        foreach (var detail in new[] { ""","detail":{}""", "" })
            Assert.Equal(what.GetType(), CoreJson.Read<TimelineEvent>(At($$"""{"event":"{{name}}","by":"{{by}}"{{detail}}}""")).What.GetType());
    }

    [Theory]
    [InlineData("""{"at":"2026-03-02T10:00:00Z","event":"threadOpened","by":"system","detail":{"step":2,"about":{"mail":"m1"}}}""", "threadOpened")]
    [InlineData("""{"at":"2026-03-02T10:00:00Z","event":"mailReported","by":"system","detail":{"report":"readAloud"}}""", "mailReported")]
    [InlineData("""{"at":"2026-03-02T10:00:00Z","event":"leadRetried","by":"r1","detail":{"run":"second"}}""", "leadRetried")]
    [InlineData("""{"at":"2026-03-02T10:00:00Z","event":"leadRetried","by":"r1","detail":[2]}""", "leadRetried")]
    public void What_a_newer_release_wrote_is_kept_as_it_was_read(string json, string name)
    {
        var read = CoreJson.Read<TimelineEvent>(json);
        Assert.Equal(name, Assert.IsType<LeadEvent.Unrecognised>(read.What).Name);
        Assert.Equal(json, CoreJson.Write(read));
    }

    [Fact]
    public void Member_that_a_newer_release_added_is_passed_over()
    {
        var read = CoreJson.Read<TimelineEvent>("""{"by":"r1","detail":{"wave":3,"run":2},"event":"leadRetried","at":"2026-03-02T10:00:00Z","seal":"x"}""");
        Assert.Equal(new TimelineEvent(Now, "r1", new LeadEvent.LeadRetried(2)), read);
    }

    [Theory]
    [InlineData("""{"at":"2026-03-02T10:00:00Z","by":"r1","detail":{}}""")]
    [InlineData("""{"at":"2026-03-02T10:00:00Z","event":null,"by":"r1","detail":{}}""")]
    [InlineData("5")]
    public void What_has_no_name_is_no_event(string json) => Assert.Throws<JsonException>(() => CoreJson.Read<TimelineEvent>(json));

    private static string At(string json) => $"{{\"at\":\"2026-03-02T10:00:00Z\",{json[1..]}";
}
