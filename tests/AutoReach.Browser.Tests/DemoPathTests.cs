using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using AutoReach.Contracts;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AutoReach.Browser.Tests;

public sealed class DemoPathTests(ChromiumFixture chromium)
{
    private const string Workflow = "/api/workflows/wf_demo";

    [Fact]
    public async Task A_new_user_approves_a_draft_finds_the_mail_and_finds_everything_again_after_a_restart()
    {
        using var folder = new TemporaryFolder();
        var data = folder.File("demo");
        string item;
        await using (var demo = await DemoProcess.StartAsync(data))
        {
            await LetMailLeaveAtOnceAsync(demo);
            await using var visit = await Visit.SignInAsync(chromium, demo.Address, DemoProcess.Key);
            item = await OpenFirstProposalAsync(visit);
            var body = await visit.Page.Locator(".letter .body").InnerTextAsync();
            await visit.PressAsync("Approve");
            await Expect(visit.Notice).ToContainTextAsync("approved");

            var outbox = Path.Combine(data, "outbox");
            await DemoProcess.UntilAsync(() => Task.FromResult(Mail(outbox).Length == 1), "the approved mail is in the outbox");
            var mail = await File.ReadAllTextAsync(Mail(outbox)[0]);
            Assert.Contains(body.Split('\n')[0], mail, StringComparison.Ordinal);
            Assert.Contains("mira@pipewise.example", mail, StringComparison.Ordinal);
            Assert.Empty(visit.Faults);
        }

        await using var again = await DemoProcess.StartAsync(data);
        await using var later = await Visit.SignInAsync(chromium, again.Address, DemoProcess.Key);
        await later.Page.GotoAsync(item);
        await Expect(later.Page.Locator(".standing")).ToContainTextAsync("Sent");
        Assert.Single(Mail(Path.Combine(data, "outbox")));
        await OpenFirstProposalAsync(later);
    }

    private static string[] Mail(string outbox) => Directory.Exists(outbox) ? Directory.GetFiles(outbox, "*.eml") : [];

    private static async Task LetMailLeaveAtOnceAsync(DemoProcess demo)
    {
        using var client = new HttpClient { BaseAddress = demo.Address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", DemoProcess.Key);
        var workflow = (await client.GetFromJsonAsync<JsonObject>(Workflow))!;
        workflow["sending"]!["undoWindow"] = "PT1S";
        using var answer = await client.PutAsJsonAsync(Workflow, workflow);
        answer.EnsureSuccessStatusCode();
    }

    /// <returns>The item's path.</returns>
    private static async Task<string> OpenFirstProposalAsync(Visit visit)
    {
        var approve = visit.Page.GetByRole(AriaRole.Button, new() { Name = "Approve", Exact = true });
        await DemoProcess.UntilAsync(async () =>
        {
            await visit.Page.GotoAsync("/inbox?order=age");
            var items = visit.Page.Locator("li.card", new() { HasText = "Send an email" }).Locator("a.who");
            if (await items.CountAsync() == 0)
                return false;
            await visit.Page.GotoAsync((await items.First.GetAttributeAsync("href"))!);
            return await approve.CountAsync() == 1;
        }, "a draft waits in the inbox");
        return new Uri(visit.Page.Url).AbsolutePath;
    }
}
