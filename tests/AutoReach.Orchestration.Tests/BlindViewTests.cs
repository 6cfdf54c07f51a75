using System.Reflection;
using System.Text.Json;
using AutoReach.Core;
using AutoReach.Core.Leads;
using AutoReach.Core.Qualification;
using AutoReach.Core.Review;
using AutoReach.Core.Trust;
using AutoReach.Orchestration.Review;

namespace AutoReach.Orchestration.Tests;

public class BlindViewTests
{
    private static readonly Lead Judged = new()
    {
        Id = new LeadId("ld"),
        WorkflowId = new WorkflowId("wf"),
        Prospect = new Prospect { Email = EmailAddress.Of("a@b.example") },
        Action = ProposedAction.Send,
        Revision = 1,
        Qualification = new QualificationResult(0.81, QualificationVerdict.Qualified, [new("size small matches", 0.6), new("an agency", -0.2)], 0.8),
        Gate = new GateVerdict(GateRoute.Person, GateReason.Sample, 0.36, new StageScores(0.5, 0.8, 0.9), 0.3, 0.2, 1),
    };

    private static readonly ReviewState Waiting =
        new() { Lead = Judged.Id, Revision = 1, Action = ProposedAction.Send, OpenedAt = default, Blind = true };

    private static readonly Resolution Decided = new Resolution.Decided(
        new Decision { Revision = 1, Action = ProposedAction.Send, Verdict = Verdict.Approve, By = new ReviewerId("r1"), At = default });

    private static readonly TimelineEvent[] History =
    [
        new(default, "crm", new LeadEvent.LeadImported()),
        new(default, Actor.Ai, new LeadEvent.Qualified(0.81, QualificationVerdict.Qualified)),
        new(default, Actor.System, new LeadEvent.Routed(GateRoute.Person, GateReason.Sample, 0.36, 0.3, 0.2, 1)),
        new(default, Actor.System, new LeadEvent.Unrecognised("weighed", JsonElement.Parse("""{"confidence":0.36}"""))),
        new(default, Actor.System, new LeadEvent.ReviewOpened(1, ProposedAction.Send, GateReason.Sample)),
    ];

    [Fact]
    public void Of_a_blind_item_nothing_is_shown_that_tells_what_the_ai_thinks()
    {
        var shown = BlindView.Of(Judged, Waiting, History);
        Assert.True(shown.IsBlind);
        Assert.Null(shown.Gate);
        Assert.Null(shown.Qualification!.Fit);
        var json = CoreJson.Write(shown);
        foreach (var opinion in new[] { "0.81", "0.36", "0.6", "0.2", "routed", "weighed", "sample", "confidence", "scores" })
            Assert.DoesNotContain(opinion, json, StringComparison.Ordinal);
    }

    [Fact]
    public void Its_reasons_are_told_in_words_and_in_an_order_that_tells_nothing()
    {
        Assert.Equal([new("an agency", null), new("size small matches", null)], BlindView.Of(Judged, Waiting).Qualification!.Reasons);
        Assert.Equal([new("size small matches", 0.6), new("an agency", -0.2)],
            BlindView.Of(Judged, Waiting with { Resolution = Decided }).Qualification!.Reasons);
    }

    [Fact]
    public void Its_history_is_as_clients_of_the_first_release_know_it() => Assert.Equal(
        ["""{}""", """{"verdict":"qualified"}""", """{"revision":1,"action":"send"}"""],
        BlindView.Of(Judged, Waiting, History).Timeline.Select(happened => JsonElement.Parse(CoreJson.Write(happened)).GetProperty("detail").GetRawText()));

    [Fact]
    public void All_is_shown_where_nothing_is_asked_blind_or_the_answer_is_given()
    {
        ReviewState?[] reviews =
            [null, Waiting with { Blind = false }, Waiting with { Resolution = Decided }, Waiting with { Audit = "2026-W10", Resolution = Decided }];
        Assert.All(reviews.Select(review => BlindView.Of(Judged, review, History)), shown =>
        {
            Assert.Equal((false, Judged.Gate, 0.81), (shown.IsBlind, shown.Gate, shown.Qualification!.Fit));
            Assert.Equal(History, shown.Timeline);
        });
    }

    [Fact]
    public void Audit_item_is_undecided_until_its_audit_is_answered() =>
        Assert.True(BlindView.Of(Judged with { Status = LeadStatus.Sent }, Waiting with { Audit = "2026-W10" }, History).IsBlind);

    [Fact]
    public void No_event_lets_a_number_or_the_gates_verdict_through()
    {
        foreach (var told in typeof(LeadEvent).GetNestedTypes().Where(told => told.GetProperties().Any(IsOpinion)))
        {
            var constructor = told.GetConstructors().Single();
            var what = (LeadEvent)constructor.Invoke([.. constructor.GetParameters().Select(parameter => Some(parameter.ParameterType))]);
            if (BlindView.Of(Judged, Waiting, [new TimelineEvent(default, Actor.System, what)]).Timeline is [var happened])
                Assert.All(told.GetProperties().Where(IsOpinion), member => Assert.Null(member.GetValue(happened.What)));
        }
    }

    private static bool IsOpinion(PropertyInfo member) =>
        (Nullable.GetUnderlyingType(member.PropertyType) ?? member.PropertyType) is var type
            && (type == typeof(double) || type == typeof(GateReason) || type == typeof(GateRoute));

    private static object? Some(Type type) =>
        (Nullable.GetUnderlyingType(type) ?? type) is { IsValueType: true } value ? Activator.CreateInstance(value) : null;
}
