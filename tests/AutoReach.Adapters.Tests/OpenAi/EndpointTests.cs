using System.Diagnostics;
using AutoReach.Adapters.OpenAi;
using AutoReach.Contracts;
using AutoReach.Core.Drafting;
using AutoReach.Orchestration;
using static AutoReach.Contracts.DraftFixture;

namespace AutoReach.Adapters.Tests.OpenAi;

/// <summary>What becomes of every way in which an endpoint answers, or does not.</summary>
public sealed class EndpointTests
{
    private static readonly PlainModel Sound = new() { Value = "We help dive crews plan their week." };

    private static string Good => PlainModel.Write(new PlainModel.Email(
        "A thought for Kelpworks", new("Hello Ada,"), new("Reading about Kelpworks, I wondered how you handle this today."),
        new("We help dive crews plan their week."), new(""),
        new("Would a short look at it be worth your time?")));

    [Fact]
    public async Task A_sound_answer_becomes_a_draft_that_passes_every_check()
    {
        await using var lab = await ModelLab.StartAsync(Sound.Answer);
        var request = Request();
        var draft = await DraftAsync(lab);
        Assert.Empty(Check(request, draft));
        Assert.Equal("Hello Ada,", draft.Text(SlotKind.Greeting));
        Assert.Equal("Best,\nIda Moe", draft.Text(SlotKind.SignOff));
        Assert.Equal([Full.Facts[0].Id], draft.Slots.Single(slot => slot.Kind == SlotKind.Opening).Facts);
        var ask = Assert.Single(lab.Server.Asked);
        Assert.Equal(("/v1/chat/completions", $"Bearer {ModelLab.Key}", "gpt-lab", "email"), (ask.Path, ask.Headers["authorization"], ask.Model, ask.Form));
        Assert.True(ask.Format!.Value.GetProperty("json_schema").GetProperty("strict").GetBoolean());
    }

    [Fact]
    public async Task A_malformed_answer_is_repaired_once()
    {
        await using var lab = await ModelLab.StartAsync();
        lab.Server.AnswerInTurn(ModelReply.Says("""{"subject": "A thought", """), ModelReply.Says(Good));
        Assert.Equal("A thought for Kelpworks", (await DraftAsync(lab)).Subject);
        Assert.Equal(2, lab.Server.Asked.Count);
        Assert.Contains("cannot be used", lab.Server.Asked.Last().Messages[^1], StringComparison.Ordinal);
        Assert.Equal(2, (await lab.UsageOfAsync("wf")).Workflow.Calls);
    }

    public static TheoryData<string, string> Useless => new()
    {
        { "no JSON at all", "I would be glad to help you with that." },
        { "a part is missing", """{"subject":"A","greeting":{"text":"Hi","facts":[]}}""" },
        { "null where text belongs", PlainModel.Write(new { subject = (string?)null, greeting = "x" }) },
        { "another shape", """{"email":"Hello"}""" },
        { "an array", "[]" },
        { "nothing", "" },
    };

    [Theory]
    [MemberData(nameof(Useless))]
    public async Task An_answer_that_stays_useless_ends_in_a_sentence_for_people(string what, string text)
    {
        await using var lab = await ModelLab.StartAsync(_ => ModelReply.Says(text));
        var failure = await Assert.ThrowsAsync<FinalFailureException>(() => DraftAsync(lab));
        Assert.True(lab.Server.Asked.Count == 2, what);
        Assert.Contains("gpt-lab was asked twice", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_breaks_off_is_asked_for_again_in_brief()
    {
        await using var lab = await ModelLab.StartAsync();
        lab.Server.AnswerInTurn(ModelReply.BreaksOff(Good[..80]), ModelReply.Says(Good));
        Assert.Equal("A thought for Kelpworks", (await DraftAsync(lab)).Subject);
        Assert.Contains("be brief", lab.Server.Asked.Last().Messages[^1], StringComparison.Ordinal);
    }

    public static TheoryData<string, ModelReply> Declined => new()
    {
        { "declined", ModelReply.Refuses() },
        { "content filter", ModelReply.Filters() },
        { "content filter", ModelReply.FiltersPrompt() },
        { "refused this host (401)", ModelReply.Fails(401, $$$"""{"error":{"message":"Incorrect API key provided: {{{ModelLab.Key}}}.","type":"invalid_request_error","code":"invalid_api_key"}}""") },
        { "has no model gpt-lab", ModelReply.Fails(404, """{"error":{"message":"The model does not exist","code":"model_not_found"}}""") },
        { "did not take the request (400)", ModelReply.Fails(400, """{"error":{"message":"Unsupported parameter: 'response_format'"}}""") },
    };

    [Theory]
    [MemberData(nameof(Declined))]
    public async Task What_no_further_attempt_would_mend_is_said_at_once(string says, ModelReply reply)
    {
        await using var lab = await ModelLab.StartAsync(_ => reply);
        var failure = await Assert.ThrowsAsync<FinalFailureException>(() => DraftAsync(lab));
        Assert.Contains(says, failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("sk-", failure.Message, StringComparison.Ordinal);
        Assert.Single(lab.Server.Asked);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(503)]
    public async Task A_busy_or_failing_endpoint_is_asked_again(int status)
    {
        await using var lab = await ModelLab.StartAsync();
        lab.Server.AnswerInTurn(ModelReply.Fails(status), ModelReply.Fails(status), ModelReply.Says(Good));
        Assert.Equal("A thought for Kelpworks", (await DraftAsync(lab)).Subject);
        Assert.Equal(3, lab.Server.Asked.Count);
    }

    [Fact]
    public async Task Retry_after_is_waited_for()
    {
        await using var lab = await ModelLab.StartAsync();
        lab.Server.AnswerInTurn(ModelReply.Fails(429) with { RetryAfter = "1" }, ModelReply.Says(Good));
        var watch = Stopwatch.StartNew();
        await DraftAsync(lab);
        Assert.InRange(watch.Elapsed, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task A_long_retry_after_is_left_to_the_steps_own_retries()
    {
        await using var lab = await ModelLab.StartAsync(_ => ModelReply.Fails(429) with { RetryAfter = "600" });
        await Assert.ThrowsAsync<ModelUnavailableException>(() => DraftAsync(lab));
        Assert.Single(lab.Server.Asked);
    }

    [Fact]
    public async Task An_endpoint_that_keeps_failing_is_out_of_reach_for_now()
    {
        await using var lab = await ModelLab.StartAsync(_ => ModelReply.Fails(500, """{"error":{"message":"secret inner words"}}"""));
        var failure = await Assert.ThrowsAsync<ModelUnavailableException>(() => DraftAsync(lab));
        Assert.Equal("The language model's endpoint failed (500).", failure.Message);
        Assert.Equal(4, lab.Server.Asked.Count);
    }

    [Fact]
    public async Task A_slow_endpoint_times_out()
    {
        await using var lab = await ModelLab.StartAsync(
            _ => ModelReply.Says(Good) with { Delay = TimeSpan.FromSeconds(30) },
            options => options with { Timeout = TimeSpan.FromMilliseconds(200), Retries = 1 });
        var failure = await Assert.ThrowsAsync<ModelUnavailableException>(() => DraftAsync(lab));
        Assert.Contains("did not answer within", failure.Message, StringComparison.Ordinal);
        Assert.Equal(2, lab.Server.Asked.Count);
    }

    [Theory]
    [InlineData("""{"id":"chatcmpl-1","object":"chat.completion","choices":[{"ind""")]
    [InlineData("<html>Bad gateway</html>")]
    [InlineData("{}")]
    public async Task A_torn_or_foreign_response_is_no_answer(string body)
    {
        await using var lab = await ModelLab.StartAsync(_ => new ModelReply(200, body));
        var failure = await Record.ExceptionAsync(() => DraftAsync(lab));
        Assert.True(failure is ModelUnavailableException or FinalFailureException, $"{failure}");
    }

    [Fact]
    public async Task No_more_requests_run_at_a_time_than_there_are_places()
    {
        await using var lab = await ModelLab.StartAsync(change: options => options with { Concurrency = 2 });
        var (running, most) = (0, 0);
        lab.Server.Answering = async () =>
        {
            most = Math.Max(most, Interlocked.Increment(ref running));
            await Task.Delay(20);
            Interlocked.Decrement(ref running);
        };
        lab.Server.Answer = Sound.Answer;
        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => DraftAsync(lab)));
        Assert.Equal((10, 2), (lab.Server.Asked.Count, most));
    }

    [Fact]
    public async Task Nobody_at_the_address_is_out_of_reach()
    {
        await using var lab = await ModelLab.StartAsync(change: options => options with { Endpoint = new Uri("http://127.0.0.1:1/v1"), Retries = 1 });
        var failure = await Assert.ThrowsAsync<ModelUnavailableException>(() => DraftAsync(lab));
        Assert.Equal("The language model's endpoint could not be reached.", failure.Message);
    }

    [Fact]
    public async Task Azure_is_asked_by_deployment_and_with_its_key()
    {
        await using var lab = await ModelLab.StartAsync(
            Sound.Answer, options => options with { Service = ModelService.Azure, Endpoint = new Uri(options.Endpoint, "/") });
        Assert.Empty(Check(Request(), await DraftAsync(lab)));
        var ask = Assert.Single(lab.Server.Asked);
        Assert.StartsWith("/openai/deployments/gpt-lab/chat/completions?api-version=", ask.Path, StringComparison.Ordinal);
        Assert.Equal(ModelLab.Key, ask.Headers["api-key"]);
    }

    [Fact]
    public async Task A_server_without_schemas_is_told_the_schema_and_checked_all_the_same()
    {
        foreach (var format in (AnswerFormat[])[AnswerFormat.Object, AnswerFormat.Text])
        {
            await using var lab = await ModelLab.StartAsync(change: options => options with { Answers = format });
            lab.Server.AnswerInTurn(ModelReply.Says("```json\n{\"subject\":1}\n```", reportsUsage: false),
                ModelReply.Says($"Here you are:\n```json\n{Good}\n```", reportsUsage: false));
            Assert.Empty(Check(Request(), await DraftAsync(lab)));
            var ask = lab.Server.Asked.First();
            Assert.Null(ask.Form);
            Assert.Equal(format == AnswerFormat.Object ? "json_object" : null, ask.Format?.GetProperty("type").GetString());
            Assert.Contains("\"callToAction\"", ask.System, StringComparison.Ordinal);
            Assert.InRange((await lab.UsageOfAsync("wf")).Workflow.InputTokens, 100, 10_000);
        }
    }

    [Fact]
    public async Task Logs_hold_no_prompts_answers_addresses_or_keys()
    {
        await using var lab = await ModelLab.StartAsync();
        lab.Server.AnswerInTurn(
            ModelReply.Fails(500, """{"error":{"message":"inner words"}}"""), ModelReply.Says("odd words"), ModelReply.Says(Good), ModelReply.Refuses());
        await DraftAsync(lab);
        await Assert.ThrowsAsync<FinalFailureException>(() => DraftAsync(lab));
        var log = string.Join('\n', lab.Log.All);
        Assert.Contains("gpt-lab has answered for Drafting: 1000 tokens in, 200 out", log, StringComparison.Ordinal);
        foreach (var secret in (string[])[ModelLab.Key, "dive crews", "Kelpworks", "ada@", "Ada", "inner words", "odd words", "salesperson", "sorry"])
            Assert.DoesNotContain(secret, log, StringComparison.OrdinalIgnoreCase);
    }

    private static Task<Draft> DraftAsync(ModelLab lab) => lab.Drafter.DraftAsync(Request(), CancellationToken.None);
}
