using System.Text.Json;
using AutoReach.Core.Leads;
using AutoReach.Core.Review;
using AutoReach.Core.Sending;
using AutoReach.Core.Workflows;

namespace AutoReach.Core.Tests.Json;

public class CoreJsonTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 10, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Ids_are_bare_strings()
    {
        Assert.Equal("""["wf_1","ld_1","r1","f_1","a@b.example"]""",
            CoreJson.Write(
                new object[] { new WorkflowId("wf_1"), new LeadId("ld_1"), new ReviewerId("r1"), new FactId("f_1"), EmailAddress.Of("A@b.example") }));
        Assert.Equal(new LeadId("ld_1"), CoreJson.Read<LeadId>("\"ld_1\""));
        Assert.Equal(EmailAddress.Of("a@b.example"), CoreJson.Read<EmailAddress>("\"A@B.example\""));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("5")]
    [InlineData("{}")]
    public void Id_that_is_no_string_is_refused(string json) =>
        Assert.Throws<JsonException>(() => CoreJson.Read<LeadId>(json));

    [Fact]
    public void Address_that_is_none_is_a_json_error() =>
        Assert.Throws<JsonException>(() => CoreJson.Read<EmailAddress>("\"nobody\""));

    [Fact]
    public void Enums_are_camel_case_words()
    {
        Assert.Equal("\"awaitingDecision\"", CoreJson.Write(LeadStatus.AwaitingDecision));
        Assert.Equal(LeadStatus.AwaitingDecision, CoreJson.Read<LeadStatus>("\"awaitingDecision\""));
    }

    [Fact]
    public void Enums_are_words_as_keys_too()
    {
        var counts = new Dictionary<Verdict, int> { [Verdict.Approve] = 2 };
        Assert.Equal("""{"approve":2}""", CoreJson.Write(counts));
        Assert.Equal(counts, CoreJson.Read<Dictionary<Verdict, int>>("""{"approve":2}"""));
    }

    [Fact]
    public void Value_that_no_enum_has_is_not_written() => Assert.Throws<JsonException>(() => CoreJson.Write((Verdict)3));

    [Theory]
    [InlineData("\"sometimes\"")]
    [InlineData("\"\"")]
    [InlineData("3")]
    [InlineData("\"3\"")]
    [InlineData("\"99\"")]
    [InlineData("\"-1\"")]
    [InlineData("\"approve, reject\"")]
    [InlineData("null")]
    public void Word_that_no_enum_has_is_refused(string json) =>
        Assert.Throws<JsonException>(() => CoreJson.Read<Verdict>(json));

    [Theory]
    [InlineData("\"P1D\"", 86_400)]
    [InlineData("\"PT30S\"", 30)]
    [InlineData("\"P1DT2H\"", 93_600)]
    public void Durations_are_iso_8601(string json, int seconds)
    {
        Assert.Equal(TimeSpan.FromSeconds(seconds), CoreJson.Read<TimeSpan>(json));
        Assert.Equal(json, CoreJson.Write(TimeSpan.FromSeconds(seconds)));
    }

    [Theory]
    [InlineData("\"1.00:00:00\"")]
    [InlineData("\"\"")]
    [InlineData("\"soon\"")]
    [InlineData("\"P99999999999D\"")]
    [InlineData("86400")]
    [InlineData("null")]
    public void Anything_else_is_no_duration(string json) =>
        Assert.Throws<JsonException>(() => CoreJson.Read<TimeSpan>(json));

    [Theory]
    [InlineData("""{"name":null}""")]
    [InlineData("""{}""")]
    [InlineData("""{"name":"x","profile":null}""")]
    [InlineData("""{"name":"x","profile":{"industries":null}}""")]
    [InlineData("""{"name":"x","messaging":{"signOff":null}}""")]
    [InlineData("""{"name":"x","messaging":{"tone":"loud"}}""")]
    [InlineData("""{"name":"x","review":{"reminderAfter":"tomorrow"}}""")]
    [InlineData("""{"name":5}""")]
    public void Workflow_with_a_missing_or_wrong_part_is_refused(string json) =>
        Assert.Throws<JsonException>(() => CoreJson.Read<Workflow>(json));

    [Fact]
    public void Times_are_rfc_3339_in_utc()
    {
        Assert.Equal("\"2026-03-02T10:00:00Z\"", CoreJson.Write(Now));
        Assert.Equal("\"2026-03-02T10:00:00.0000001Z\"", CoreJson.Write(Now.AddTicks(1).ToOffset(TimeSpan.FromHours(2))));
        foreach (var spelled in new[] { "2026-03-02T10:00:00Z", "2026-03-02T10:00:00+00:00", "2026-03-02T12:00:00+02:00" })
            Assert.Equal(Now, CoreJson.Read<DateTimeOffset>($"\"{spelled}\""));
        Assert.Throws<JsonException>(() => CoreJson.Read<DateTimeOffset>("\"tomorrow\""));
    }

    public static TheoryData<object, string> Unions() => new()
    {
        { new Resolution.Decided(
            new Decision { Revision = 1, Action = ProposedAction.Send, Verdict = Verdict.Edit, By = new ReviewerId("r1"), At = Now }), "decided" },
        { new Resolution.RedraftRequested("shorter", new ReviewerId("r1"), Now), "redraftRequested" },
        { new Resolution.Expired(Now), "expired" },
        { new Resolution.Canceled("system", Now), "canceled" },
        { new SendVerdict.Go(), "go" },
        { new SendVerdict.Hold(HoldReason.Stale), "hold" },
        { new SendVerdict.Stop(StopReason.Altered), "stop" },
        { new SendVerdict.Later(Now), "later" },
    };

    [Theory]
    [MemberData(nameof(Unions), DisableDiscoveryEnumeration = true)]
    public void Union_says_which_case_it_is_and_comes_back(object value, string kind)
    {
        var union = value.GetType().BaseType!;
        var json = JsonSerializer.Serialize(value, union, CoreJson.Options);
        Assert.Equal(kind, JsonDocument.Parse(json).RootElement.GetProperty("kind").GetString());
        var read = JsonSerializer.Deserialize(json, union, CoreJson.Options);
        Assert.Equal(value.GetType(), read!.GetType());
        Assert.Equal(json, JsonSerializer.Serialize(read, union, CoreJson.Options));
    }

    [Fact]
    public void Every_case_of_a_stored_union_is_among_those_tested()
    {
        var tested = Unions().Select(row => row.Data.Item1.GetType()).ToHashSet();
        Type[] unions = [typeof(Resolution), typeof(SendVerdict)];
        Assert.All(unions.SelectMany(union => union.GetNestedTypes().Where(union.IsAssignableFrom)), nested => Assert.Contains(nested, tested));
    }

    [Fact]
    public void Discriminator_may_stand_anywhere() =>
        Assert.Equal(new Resolution.Expired(Now), CoreJson.Read<Resolution>("""{"at":"2026-03-02T10:00:00Z","kind":"expired"}"""));

    [Theory]
    [InlineData("""{"kind":"forgotten"}""")]
    [InlineData("""{"at":"2026-03-02T10:00:00Z"}""")]
    public void Union_of_an_unknown_case_is_refused(string json)
    {
        var refusal = Record.Exception(() => CoreJson.Read<Resolution>(json));
        Assert.True(refusal is JsonException or NotSupportedException, $"{refusal}");
    }
}
