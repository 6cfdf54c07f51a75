using System.Net;
using System.Text.RegularExpressions;
using AutoReach.Core.Sending;

namespace AutoReach.Web.Tests;

/// <summary>The links of digests, as people and as mail scanners use them.</summary>
public sealed partial class DecideLinkTests(TestHost host) : IClassFixture<TestHost>
{
    private const string Ann = "ann@team.example", Bob = "bob@team.example";
    private const string Form = "application/x-www-form-urlencoded";

    private static int _companies;

    [Fact]
    public async Task Looking_at_a_link_decides_nothing_however_often_and_shows_the_draft()
    {
        var (lead, links) = await DigestAsync();
        var page = (await host.With(null).GetAsync(links[Ann].Path)).Is(200);
        Assert.Contains("A team of 30 waits for builds.", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(links[Ann].Code, page.Text, StringComparison.Ordinal);
        Assert.Equal("no-store", page.Headers.CacheControl!.ToString());
        Assert.Contains("default-src 'none'", page.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal("no-referrer", page.Headers.GetValues("Referrer-Policy").Single());
        Assert.False(page.Headers.Contains("Set-Cookie"));

        var scanner = host.With(null);
        scanner.Http.DefaultRequestHeaders.Add("Sec-Purpose", "prefetch;prerender");
        for (var visit = 0; visit < 5_000; visit++)
        {
            (await scanner.GetAsync($"{links[Ann].Path}?verdict=approve&code={links[Ann].Code}")).Is(200);
            (await scanner.SendAsync(HttpMethod.Head, links[Bob].Path)).Is(200);
        }
        await WaitsAsync(lead);
    }

    [Fact]
    public async Task A_posted_form_without_the_code_decides_nothing()
    {
        var (lead, links) = await DigestAsync();
        var path = links[Ann].Path;
        foreach (var (body, type) in new[]
        {
            ("verdict=approve", Form), ("verdict=approve&code=", Form), ("verdict=approve&code=abcdef", Form), ("verdict=approve&code=12345", Form), ("", Form),
            ($$"""{ "verdict": "approve", "code": "{{links[Ann].Code}}" }""", "application/json"), ($"verdict=edit&body=x&code={links[Ann].Code}", Form), ($"code={links[Ann].Code}", Form),
        })
            for (var time = 0; time < 3; time++) // more than there are tries: none of these is one
                (await host.With(null).PostAsync($"{path}?verdict=approve&code={links[Ann].Code}", body, type)).Is(400);
        await WaitsAsync(lead);
        await ApproveAsync(links[Ann], 302);
    }

    [Fact]
    public async Task The_code_of_the_mail_decides_once_in_its_readers_name()
    {
        var (lead, links) = await DigestAsync();
        var answer = await host.With(null)
            .PostAsync(links[Ann].Path, $"verdict=reject&reasons=badTiming&note=next+year&code={links[Ann].Code[..3]}+{links[Ann].Code[3..]}", Form);
        Assert.Equal(links[Ann].Path, answer.Is(302).Headers.Location!.ToString());
        Json.Holds($$"""{ "verdict": "reject", "by": "{{Ann}}", "reasons": [ "badTiming" ], "note": "next year" }""", (await LeadAsync(lead)).GetProperty("decision"));
        Assert.Contains("You rejected", (await host.With(null).GetAsync(links[Ann].Path)).Is(200).Text, StringComparison.Ordinal);
        Assert.Contains($"{Ann} rejected", (await ApproveAsync(links[Bob], 409)).Text, StringComparison.Ordinal);
        await ApproveAsync(links[Ann], 409);
        Json.Holds("""{ "verdict": "reject" }""", (await LeadAsync(lead)).GetProperty("decision"));
    }

    [Fact]
    public async Task What_is_approved_by_a_link_is_sent()
    {
        var (lead, links) = await DigestAsync();
        await ApproveAsync(links[Bob], 302);
        await host.AdvanceAsync(TimeSpan.FromMinutes(1));
        Json.Holds($$"""{ "status": "sent", "decision": { "verdict": "approve", "by": "{{Bob}}" } }""", await LeadAsync(lead));
    }

    [Fact]
    public async Task Two_people_at_once_are_one_decision()
    {
        var (lead, links) = await DigestAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(n => host.With(null).PostAsync(
            links[n % 2 == 0 ? Ann : Bob].Path, $"verdict={(n % 2 == 0 ? "approve" : "reject")}&code={links[n % 2 == 0 ? Ann : Bob].Code}", Form)));
        Assert.Single(answers, answer => answer.Code == 302);
        Assert.Equal(11, answers.Count(answer => answer.Code is 409 or 429)); // so many at once may run into the limit of tries
        Assert.Single((await LeadAsync(lead)).GetProperty("timeline").EnumerateArray(), happened => happened.Text("event") is "approved" or "rejected");
    }

    [Fact]
    public async Task Wrong_codes_are_few_and_then_the_mail_needs_a_sign_in()
    {
        var (lead, links) = await DigestAsync();
        var wrong = links[Ann].Code == "000000" ? "000001" : "000000";
        var guesses = await Task.WhenAll(
            Enumerable.Range(0, 20).Select(_ => host.With(null).PostAsync(links[Ann].Path, $"verdict=approve&code={wrong}", Form)));
        Assert.Equal((5, 15), (guesses.Count(guess => guess.Code == 403), guesses.Count(guess => guess.Code == 429)));
        await ApproveAsync(links[Ann], 429);
        Assert.Contains("Sign in to decide", (await host.With(null).GetAsync(links[Ann].Path)).Is(200).Text, StringComparison.Ordinal);
        await WaitsAsync(lead);
        (await host.With(null).PostAsync(links[Bob].Path, $"verdict=approve&code={links[Ann].Code}", Form)).Is(403); // another mail, another code
        await ApproveAsync(links[Bob], 302);
    }

    [Fact]
    public async Task A_right_code_costs_no_try()
    {
        var workflow = await WorkflowAsync();
        var companies = Enumerable.Range(0, 8).Select(_ => NewCompany()).ToList();
        foreach (var company in companies)
            await host.WaitingLeadAsync(company, workflow);
        await DigestIsSentAsync();
        foreach (var company in companies)
            await ApproveAsync(LinkIn(company, Ann), 302);
    }

    [Fact]
    public async Task A_link_is_void_after_72_hours()
    {
        var (lead, links) = await DigestAsync();
        await host.AdvanceAsync(TimeSpan.FromHours(71.7));
        (await host.With(null).GetAsync(links[Ann].Path)).Is(200);
        await host.AdvanceAsync(TimeSpan.FromHours(0.3));
        Assert.DoesNotContain("waits for builds", (await host.With(null).GetAsync(links[Ann].Path)).Is(410).Text, StringComparison.Ordinal);
        await ApproveAsync(links[Ann], 410);
        await WaitsAsync(lead);
    }

    [Fact]
    public async Task A_link_is_void_once_its_draft_was_edited_or_is_written_anew()
    {
        var (edited, links) = await DigestAsync();
        (await host.Reviewer.PostAsync($"/api/leads/{edited}/edit", """{ "revision": 1, "body": "Mine." }""")).Is(200);
        Assert.Contains("r1 approved with edits", (await ApproveAsync(links[Ann], 409)).Text, StringComparison.Ordinal);
        (await host.Reviewer.PostAsync($"/api/leads/{edited}/undo")).Is(200);
        await ApproveAsync(links[Ann], 410); // it waits again, and a decision has been taken back since
        await WaitsAsync(edited);

        var (redrafted, others) = await DigestAsync();
        (await host.Reviewer.PostAsync($"/api/leads/{redrafted}/redraft", """{ "revision": 1, "instruction": "shorter" }""")).Is(200);
        await host.DrainAsync();
        Assert.Contains("asked for a new draft", (await ApproveAsync(others[Ann], 409)).Text, StringComparison.Ordinal);
        Json.Holds("""{ "status": "awaitingDecision", "draft": { "revision": 2 } }""", await LeadAsync(redrafted));
    }

    [Fact]
    public async Task A_link_of_a_lead_that_was_canceled_or_of_one_who_left_the_team_is_void()
    {
        var (canceled, links) = await DigestAsync();
        (await host.Reviewer.PostAsync($"/api/leads/{canceled}/cancel")).Is(200);
        await ApproveAsync(links[Ann], 409);

        var (lead, others) = await DigestAsync();
        var workflow = (await host.Admin.GetAsync($"/api/workflows/{(await LeadAsync(lead)).Text("workflowId")}")).Text;
        (
            await host.Admin.PutAsync($"/api/workflows/{(await LeadAsync(lead)).Text("workflowId")}",
            workflow.Replace($"\"{Ann}\",", "", StringComparison.Ordinal))).Is(200);
        await ApproveAsync(others[Ann], 410);
        await WaitsAsync(lead);
        await ApproveAsync(others[Bob], 302);
    }

    [Fact]
    public async Task Whoever_is_signed_in_needs_no_code_but_a_page_of_ours()
    {
        var (lead, links) = await DigestAsync();
        var browser = await SignedInAsync();
        (await browser.PostAsync(links[Ann].Path, "verdict=approve", Form)).Is(400); // as from another site
        await WaitsAsync(lead);
        var page = (await browser.GetAsync(links[Ann].Path)).Is(200);
        Assert.Contains("You decide as r1.", page.Text, StringComparison.Ordinal);
        KeepCookies(browser, page);
        (await browser.PostAsync(links[Ann].Path, $"verdict=approve&__RequestVerificationToken={TokenIn(page)}", Form)).Is(302);
        Json.Holds("""{ "verdict": "approve", "by": "r1" }""", (await LeadAsync(lead)).GetProperty("decision"));
    }

    [Fact]
    public async Task A_skip_is_confirmed_or_taken_back_by_a_link()
    {
        var (lead, links) = await DigestAsync("Agency");
        Assert.Contains("Wanted after all", (await host.With(null).GetAsync(links[Ann].Path)).Is(200).Text, StringComparison.Ordinal);
        (await host.With(null).PostAsync(links[Ann].Path, $"verdict=reject&code={links[Ann].Code}", Form)).Is(302);
        await host.AdvanceAsync(TimeSpan.FromMinutes(1));
        Json.Holds("""{ "status": "awaitingDecision", "action": "send" }""", await LeadAsync(lead));
    }

    [Fact]
    public async Task What_is_no_link_of_ours_is_not_found()
    {
        var (_, links) = await DigestAsync();
        foreach (
            var path in new[] { "/decide/x", links[Ann].Path[..^1], links[Ann].Path + "A", "/decide/"
            + UnsubscribeToken.Create(TestHost.LinkKey, new("wf"), Core.EmailAddress.Of(Ann)) })
        {
            (await host.With(null).GetAsync(path)).Is(404);
            (await host.With(null).PostAsync(path, $"verdict=approve&code={links[Ann].Code}", Form)).Is(404);
        }
    }

    private Task<Answer> ApproveAsync((string Path, string Code) link, int code) => AnswerAsync(
        host.With(null).PostAsync(link.Path, $"verdict=approve&code={link.Code}", Form), code);

    private static async Task<Answer> AnswerAsync(Task<Answer> answer, int code) => (await answer).Is(code);

    private async Task<System.Text.Json.JsonElement> LeadAsync(string lead) => (await host.Reviewer.GetAsync($"/api/leads/{lead}")).Is(200).Json;

    private async Task WaitsAsync(string lead) => Json.Holds("""{ "status": "awaitingDecision", "decision": null }""", await LeadAsync(lead));

    private static string NewCompany(string kind = "Acme") => $"{kind} {Interlocked.Increment(ref _companies):d4}";

    private Task<string> WorkflowAsync() => host.NewWorkflowAsync($$""", "review": { "digestTo": [ "{{Ann}}", "{{Bob}}" ], "digestSize": 50 } """);

    /// <summary>A lead that waits, and the link to it that each of the team got.</summary>
    private async Task<(string Lead, Dictionary<string, (string Path, string Code)> Links)> DigestAsync(string kind = "Acme")
    {
        var company = NewCompany(kind);
        var lead = await host.WaitingLeadAsync(company, await WorkflowAsync());
        await DigestIsSentAsync();
        return (lead, new[] { Ann, Bob }.ToDictionary(to => to, to => LinkIn(company, to)));
    }

    private async Task DigestIsSentAsync()
    {
        await host.AdvanceAsync(TimeSpan.FromDays(1));
        await host.AdvanceAsync(TimeSpan.FromMinutes(11));
    }

    private (string Path, string Code) LinkIn(string company, string to)
    {
        var body = host.World.Sent.Last(mail => mail.To.Value == to && mail.Body.Contains(company, StringComparison.Ordinal)).Body;
        var path = Link().Match(body[body.IndexOf(company, StringComparison.Ordinal)..]).Groups["path"].Value;
        return (path, Code().Match(body).Groups["code"].Value);
    }

    private async Task<Client> SignedInAsync()
    {
        var browser = host.With(null);
        var door = await browser.GetAsync("/signin");
        KeepCookies(browser, door);
        KeepCookies(browser, (await browser.PostAsync("/signin", $"key={TestHost.ReviewerKey}&__RequestVerificationToken={TokenIn(door)}", Form)).Is(302));
        return browser;
    }

    private static void KeepCookies(Client browser, Answer answer)
    {
        if (answer.Headers.TryGetValues("Set-Cookie", out var cookies))
            browser.Http.DefaultRequestHeaders.Add("Cookie", cookies.Select(cookie => cookie.Split(';')[0]));
    }

    private static string TokenIn(Answer page) => WebUtility.UrlEncode(FormToken().Match(page.Text).Groups["token"].Value);

    [GeneratedRegex(@"https://outreach\.example(?<path>/decide/\S+)")]
    private static partial Regex Link();

    [GeneratedRegex("type the code (?<code>[0-9]{6})")]
    private static partial Regex Code();

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"(?<token>[^\"]+)\"")]
    private static partial Regex FormToken();
}
