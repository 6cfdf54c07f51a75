using System.Globalization;
using System.Net;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;
using AutoReach.Core;
using AutoReach.Core.Leads;
using AutoReach.Core.Review;
using AutoReach.Orchestration.Storage;
using AutoReach.Web.Inbox;
using Microsoft.Extensions.DependencyInjection;

namespace AutoReach.Web.Tests;

/// <summary>One undecided sample, looked at by every way that leads to it.</summary>
public sealed partial class BlindTests(TestHost host) : IClassFixture<TestHost>
{
    private const string Form = "application/x-www-form-urlencoded";

    [Fact]
    public async Task No_way_to_a_blind_item_tells_what_the_ai_thinks_of_it()
    {
        var workflow = await host.AtLevel2Async();
        await host.RunAsync(workflow, 60);
        var id = (await host.QueueAsync(workflow, "pending"))[0].Text("id");
        var gate = (await host.Services.GetRequiredService<LeadStore>().GetAsync(new LeadId(id), default)).Gate!;
        var browser = await SignedInAsync();
        string[] apis = [$"/api/leads/{id}", $"/api/workflows/{workflow}/reviews?limit=200", $"/api/workflows/{workflow}/leads?limit=200"];
        string[] pages = [$"/inbox/{id}", $"/inbox?workflow={workflow}", $"/inbox/leads?workflow={workflow}"];
        var number = gate.Confidence.ToString("R", CultureInfo.InvariantCulture);

        Assert.All(await TextsAsync(host.Reviewer, apis), shown => HasNone(shown, number, "0.81", "contribution\":0", "routed", "\"sample\"", "confidence"));
        Assert.All(await TextsAsync(browser, pages), shown => HasNone(
            shown, Words.Percent(gate.Confidence), "81 %", "<meter", Words.Describe(gate), "Fits the profile", "A person is to decide"));

        (await host.Reviewer.PostAsync($"/api/leads/{id}/approve", """{ "revision": 1 }""")).Is(200);
        var told = (await host.Reviewer.GetAsync(apis[0])).Text;
        Assert.All(new[] { number, "0.81", "\"contribution\":0.6", "routed", "\"sample\"" }, opinion =>
            Assert.Contains(opinion, told, StringComparison.Ordinal));
        var page = WebUtility.HtmlDecode((await browser.GetAsync(pages[0])).Text);
        Assert.All(new[] { Words.Percent(gate.Confidence), "81 %", Words.Describe(gate), "A person is to decide" }, opinion =>
            Assert.Contains(opinion, page, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Reasons_of_a_blind_item_are_told_in_words()
    {
        var workflow = await host.AtLevel2Async();
        await host.RunAsync(workflow, 60);
        Json.Holds("""{ "qualification": { "fit": null, "verdict": "qualified", "reasons": [ { "text": "size small matches", "contribution": null } ] } }""",
            (await host.QueueAsync(workflow, "pending"))[0]);
    }

    /// <summary>Nobody decides anew what may be shown: what is withheld is read through the one view.</summary>
    [Fact]
    public void Pages_and_api_read_what_may_be_withheld_through_one_view_only()
    {
        using var assembly = new PEReader(File.OpenRead(typeof(TimelineWords).Assembly.Location));
        var metadata = assembly.GetMetadataReader();
        var read = metadata.MemberReferences.Select(metadata.GetMemberReference)
            .Where(member => member.Parent.Kind == HandleKind.TypeReference)
            .Select(member => $"{metadata.GetString(metadata.GetTypeReference((TypeReferenceHandle)member.Parent).Name)}.{metadata.GetString(member.Name)}")
            .ToHashSet();
        Assert.Contains($"{nameof(ReviewState)}.get_{nameof(ReviewState.Resolution)}", read);
        Assert.DoesNotContain($"{nameof(ReviewState)}.get_{nameof(ReviewState.Blind)}", read);
        Assert.DoesNotContain($"{nameof(Lead)}.get_{nameof(Lead.Gate)}", read);
        Assert.DoesNotContain($"{nameof(Lead)}.get_{nameof(Lead.Qualification)}", read);
    }

    [Fact]
    public async Task Description_of_the_timeline_is_as_clients_were_generated_from()
    {
        var schemas = (await host.With(null).GetAsync("/openapi/v1.json")).Is(200).Json.GetProperty("components").GetProperty("schemas");
        var items = schemas.GetProperty("LeadView").GetProperty("properties").GetProperty("timeline").GetProperty("items");
        Assert.Equal("#/components/schemas/TimelineEvent", items.Text("$ref"));
        Json.Holds("""
            { "required": ["at", "event", "by", "detail"], "type": "object", "properties": {
              "at": { "type": "string", "format": "date-time" }, "event": { "type": "string" }, "by": { "type": "string" }, "detail": { "type": "object" } } }
            """, schemas.GetProperty("TimelineEvent"));
    }

    private static async Task<IReadOnlyList<string>> TextsAsync(Client client, IEnumerable<string> paths)
    {
        var texts = new List<string>();
        foreach (var path in paths)
            texts.Add(WebUtility.HtmlDecode((await client.GetAsync(path)).Is(200).Text));
        return texts;
    }

    private static void HasNone(string shown, params string[] opinions) =>
        Assert.All(opinions, opinion => Assert.DoesNotContain(opinion, shown, StringComparison.OrdinalIgnoreCase));

    private async Task<Client> SignedInAsync()
    {
        var browser = host.With(null);
        var door = await browser.GetAsync("/signin");
        KeepCookies(browser, door);
        var token = WebUtility.UrlEncode(FormToken().Match(door.Text).Groups["token"].Value);
        KeepCookies(browser, (await browser.PostAsync("/signin", $"key={TestHost.ReviewerKey}&__RequestVerificationToken={token}", Form)).Is(302));
        return browser;
    }

    private static void KeepCookies(Client browser, Answer answer)
    {
        if (answer.Headers.TryGetValues("Set-Cookie", out var cookies))
            browser.Http.DefaultRequestHeaders.Add("Cookie", cookies.Select(cookie => cookie.Split(';')[0]));
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"(?<token>[^\"]+)\"")]
    private static partial Regex FormToken();
}
