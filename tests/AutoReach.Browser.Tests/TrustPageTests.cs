using AutoReach.Core.Leads;
using AutoReach.Core.Review;
using AutoReach.Core.Trust;
using AutoReach.Core.Trust.Levels;
using AutoReach.Core.Workflows;
using AutoReach.Orchestration.Storage;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AutoReach.Browser.Tests;

public sealed class TrustPageTests(ChromiumFixture chromium, InboxHost host)
{
    [Fact]
    public async Task The_page_shows_the_level_and_pictures_of_what_it_rests_on()
    {
        var workflow = await host.AtLevel2Async();
        await using var visit = await AdaAsync();
        await visit.Context.AddInitScriptAsync(
            "window.violations = []; addEventListener('securitypolicyviolation', event => window.violations.push(event.violatedDirective));");
        await OpenAsync(visit, workflow);
        await HeadingAsync(visit, "Level 2 of 4: Calibration");
        await Expect(visit.Page.Locator(".ladder [aria-current=step]")).ToContainTextAsync("2 Calibration");
        await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "Level 3 is proposed" })).ToBeVisibleAsync();
        await Expect(visit.Page.GetByText(Trusted.Evidence)).ToBeVisibleAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "Emails: threshold in force 0.90" })).ToBeVisibleAsync();

        await Expect(Picture("How far it is proved, for each threshold, that at most 10 %")).ToHaveCountAsync(2);
        await Expect(Picture("Emails: how often the team agreed")).ToBeVisibleAsync();
        await Expect(Picture("Skips: how often the team agreed")).ToBeVisibleAsync();
        await Expect(Picture("Alarm: ")).ToHaveCountAsync(1);
        await Expect(Picture("Alarm: ").Locator("circle.bad")).ToHaveCountAsync(2);
        await Expect(Picture("The level over time.")).ToBeVisibleAsync();
        await Expect(Picture("Emails: the threshold in force over time")).ToBeVisibleAsync();
        foreach (var svg in await visit.Page.Locator("main svg").AllAsync())
        {
            await Expect(svg).ToHaveAttributeAsync("role", "img");
            Assert.False(string.IsNullOrWhiteSpace(await svg.GetAttributeAsync("aria-label")));
            Assert.DoesNotContain("NaN", await svg.InnerHTMLAsync(), StringComparison.Ordinal);
        }
        Assert.Empty(await visit.Page.EvaluateAsync<string[]>("window.violations"));
        Assert.Empty(visit.Faults);

        ILocator Picture(string name) => visit.Page.GetByRole(AriaRole.Img, new() { Name = name });
    }

    [Fact]
    public async Task A_new_workflow_has_a_page_too()
    {
        var workflow = await host.WorkflowAsync();
        await using var visit = await RootAsync();
        await OpenAsync(visit, workflow);
        await HeadingAsync(visit, "Level 1 of 4: Learning");
        await Expect(visit.Page.GetByText("Nothing has gone alone and been checked yet.")).ToHaveCountAsync(2);
        await Expect(visit.Page.GetByRole(AriaRole.Button, new() { Name = "Take back" })).ToHaveCountAsync(0);
        Assert.Empty(visit.Faults);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task It_is_no_wider_than_a_small_phone(bool isAdmin)
    {
        var workflow = await host.AtLevel2Async($"Fleets-{new string('x', 80)}");
        await host.RecordAsync(workflow, now => new TrustEvent.LimitsSet(now.At, now.Week, null, 4, 0.9, "root"));
        await using var visit = await Visit.SignInAsync(chromium, host.Address, isAdmin ? host.AdminKey : await host.KeyAsync("ada"),
            options => options.ViewportSize = new() { Width = 360, Height = 780 });
        await OpenAsync(visit, workflow);
        Assert.InRange(await visit.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"), 1, 360);
        await visit.Page.GotoAsync($"/inbox/audits?workflow={workflow.Id}");
        Assert.InRange(await visit.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"), 1, 360);
    }

    [Fact]
    public async Task An_administrator_accepts_a_proposal_and_takes_the_level_back()
    {
        var workflow = await host.AtLevel2Async();
        await using var visit = await RootAsync();
        await OpenAsync(visit, workflow);
        await visit.PressAsync("Accept");
        await HeadingAsync(visit, "Level 3 of 4: Trust");
        await Expect(visit.Page.GetByText("Level 2 → 3, by root")).ToBeVisibleAsync();
        Assert.Equal(3, (await host.TrustAsync(workflow)).Level);

        await visit.Page.GetByLabel("Take back to level").SelectOptionAsync("1");
        await visit.PressAsync("Take back");
        await HeadingAsync(visit, "Level 1 of 4: Learning");
        await Expect(visit.Page.GetByText("Lowered by root.")).ToBeVisibleAsync();
        Assert.Equal(1, (await host.TrustAsync(workflow)).Level);
        Assert.Empty(visit.Faults);
    }

    [Fact]
    public async Task A_proposal_can_be_declined_without_the_script()
    {
        var workflow = await host.AtLevel2Async();
        await using var visit = await RootAsync(options => options.JavaScriptEnabled = false);
        await OpenAsync(visit, workflow);
        await visit.PressAsync("Not now");
        await HeadingAsync(visit, "Level 2 of 4: Calibration");
        await Expect(visit.Page.GetByText("is proposed")).ToHaveCountAsync(0);
        Assert.Null((await host.TrustAsync(workflow)).Proposal);
    }

    [Fact]
    public async Task A_proposal_that_is_gone_meanwhile_is_told()
    {
        var workflow = await host.AtLevel2Async();
        await using var visit = await RootAsync();
        await OpenAsync(visit, workflow);
        await host.RecordAsync(workflow, now => new TrustEvent.PromotionDeclined(now.At, now.Week, 3, "ada"));
        await visit.PressAsync("Accept");
        await Expect(visit.Trouble).ToContainTextAsync("No promotion is proposed at present.");
        await HeadingAsync(visit, "Level 2 of 4: Calibration");
    }

    [Fact]
    public async Task An_administrator_pins_and_caps()
    {
        var workflow = await host.AtLevel2Async();
        await using var visit = await RootAsync();
        await OpenAsync(visit, workflow);
        await visit.PressAsync("Pin it here");
        await Expect(visit.Page.GetByText("Pinned at level 2.")).ToBeVisibleAsync();
        Assert.Equal(2, (await host.TrustAsync(workflow)).Pinned);
        await visit.PressAsync("Let it rise again");
        await Expect(visit.Page.GetByText("It may rise when it is earned.")).ToBeVisibleAsync();
        Assert.Null((await host.TrustAsync(workflow)).Pinned);

        await visit.Page.GetByLabel("Never above level").SelectOptionAsync("1");
        await visit.PressAsync("Set");
        await HeadingAsync(visit, "Level 1 of 4: Learning");
        await Expect(visit.Page.GetByLabel("Never above level")).ToHaveValueAsync("1");
        Assert.Equal(1, (await host.TrustAsync(workflow)).Cap);
        Assert.Empty(visit.Faults);
    }

    [Fact]
    public async Task Full_auto_is_switched_on_with_its_risk_beside_it()
    {
        var workflow = await host.AtLevel2Async();
        await using var visit = await RootAsync();
        await OpenAsync(visit, workflow);
        await visit.Page.GetByText("Full auto is off").ClickAsync();
        var risks = visit.Page.GetByRole(AriaRole.Table, new() { Name = "Not as wanted, as your team's decisions say so far" });
        await Expect(risks.GetByRole(AriaRole.Row)).ToHaveCountAsync(6);
        await Expect(risks.GetByRole(AriaRole.Row, new() { Name = "0.90" }))
            .ToContainTextAsync(new System.Text.RegularExpressions.Regex(@"\d+ % of 78 \(\d+ % to \d+ %\)"));
        await visit.Page.GetByLabel("Threshold", new() { Exact = true }).FillAsync("0.75");
        await visit.PressAsync("Switch on");
        await Expect(visit.Page.GetByText("Full auto is on at 0.75")).ToBeVisibleAsync();
        await Expect(risks).ToBeVisibleAsync();
        Assert.Equal(0.75, (await host.TrustAsync(workflow)).FullAuto);

        await visit.PressAsync("Switch off");
        await Expect(visit.Page.GetByText("Full auto is off")).ToBeVisibleAsync();
        Assert.Null((await host.TrustAsync(workflow)).FullAuto);
        Assert.Empty(visit.Faults);
    }

    [Fact]
    public async Task Full_auto_that_an_alarm_suspended_says_why_until_it_is_switched_on_again()
    {
        var workflow = await host.AtLevel2Async();
        await host.RecordAsync(workflow, now => new TrustEvent.LimitsSet(now.At, now.Week, null, TrustLevels.Max, 0.75, "root"));
        await host.AnswerAsync(workflow, 15, agreed: false, reason: GateReason.Sample);
        await using var visit = await RootAsync();
        await OpenAsync(visit, workflow);
        await Expect(visit.Trouble).ToContainTextAsync("The alarm on emails suspended full auto at 0.75.");
        await Expect(visit.Page.GetByText("Full auto is suspended")).ToBeVisibleAsync();
        await Expect(visit.Page.Locator(".timeline")).ToContainTextAsync("Full auto at 0.75 was suspended.");
        await visit.PressAsync("Switch on");
        await Expect(visit.Trouble).ToHaveCountAsync(0);
        Assert.NotNull((await host.TrustAsync(workflow)).FullAuto);
        Assert.Empty(visit.Faults);
    }

    [Fact]
    public async Task A_complaint_is_shown_until_an_administrator_lets_emails_go_again()
    {
        var workflow = await host.AtLevel2Async();
        await host.RecordAsync(workflow, now => new TrustEvent.MailReported(now.At, now.Week, new Core.LeadId("ld_1"), MailReport.SpamComplaint));
        await using var visit = await RootAsync();
        await OpenAsync(visit, workflow);
        await Expect(visit.Trouble).ToContainTextAsync("A recipient complained of spam.");
        await visit.PressAsync("Let emails go alone again");
        await Expect(visit.Trouble).ToHaveCountAsync(0);
        Assert.Null((await host.TrustAsync(workflow)).Trip);
    }

    [Fact]
    public async Task A_reviewer_sees_everything_and_limits_nothing()
    {
        var workflow = await host.AtLevel2Async();
        await using var visit = await AdaAsync();
        await OpenAsync(visit, workflow);
        await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "Level 3 is proposed" })).ToBeVisibleAsync();
        await Expect(visit.Page.Locator("main form, main button, main select, main input")).ToHaveCountAsync(0);
        foreach (var name in new[] { "Stop everything", "Pause" })
            await Expect(visit.Page.GetByRole(AriaRole.Button, new() { Name = name })).ToHaveCountAsync(0);

        var before = await host.TrustAsync(workflow);
        var token = await visit.Page.Locator("form.out input[name=__RequestVerificationToken]").GetAttributeAsync("value");
        foreach (
            var (action, field, value) in new[] { ("promotion", "accept", "true"), ("level", "level", "1"), ("pin", "pinned", "2"), ("cap", "cap", "1"),
            ("full-auto", "threshold", "0"), ("tripwire", "x", "") })
        {
            var form = visit.Context.APIRequest.CreateFormData();
            form.Append("__RequestVerificationToken", token!);
            form.Append(field, value);
            Assert.Equal(403, (await visit.Context.APIRequest.PostAsync($"/inbox/workflows/{workflow.Id}/trust/{action}", new() { Form = form })).Status);
        }
        var after = await host.TrustAsync(workflow);
        Assert.Equal((before.Level, before.Pinned, before.Cap, before.FullAuto), (after.Level, after.Pinned, after.Cap, after.FullAuto));
        Assert.NotNull(after.Proposal);
    }

    [Fact]
    public async Task An_audit_item_is_shown_blind_and_decided()
    {
        var workflow = await host.AtLevel2Async();
        var lead = await host.AuditedAsync(workflow, "Alder Freight");
        await using var visit = await AdaAsync();
        await OpenAsync(visit, workflow);
        await Expect(visit.Page.GetByText("0 of 1 answered")).ToBeVisibleAsync();
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Answer it" }).ClickAsync();
        await HeadingAsync(visit, "1 to audit");
        await Expect(visit.Page.Locator("meter")).ToHaveCountAsync(0);
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Alder Freight" }).ClickAsync();
        await HeadingAsync(visit, "Alder Freight");
        await Expect(visit.Notice).ToContainTextAsync("An audit: the AI has acted on this alone.");
        var shown = await visit.Page.Locator("main").InnerTextAsync();
        foreach (var opinion in new[] { "81 %", "size small matches", "Fits the profile", "Confidence", "The AI could act alone" })
            Assert.DoesNotContain(opinion, shown, StringComparison.OrdinalIgnoreCase);
        await Expect(visit.Page.GetByRole(AriaRole.Button, new() { Name = "Cancel lead" })).ToHaveCountAsync(0);
        await Expect(visit.Page.GetByText("Redraft", new() { Exact = true })).ToHaveCountAsync(0);

        await visit.PressAsync("Approve");
        await Expect(visit.Notice).ToContainTextAsync("Alder Freight: approved");
        Assert.Equal(Verdict.Approve, Assert.IsType<Resolution.Decided>((await host.ReviewAsync(lead)).Resolution).Decision.Verdict);
        Assert.Equal(LeadStatus.Sent, (await host.LeadAsync(lead.Id)).Status);
        await HeadingAsync(visit, "0 to audit");
        await Expect(visit.Page.GetByText("No audit waits for an answer.")).ToBeVisibleAsync();
        await visit.OpenAsync(lead);
        await Expect(visit.Page.Locator("main")).ToContainTextAsync("Fits the profile");
        Assert.Empty(visit.Faults);
    }

    [Fact]
    public async Task An_administrator_stops_everything_and_lets_it_go_on()
    {
        await using var alone = new InboxHost(); // it stops every workflow of its host
        await alone.InitializeAsync();
        var workflow = await alone.WorkflowAsync();
        await using var root = await Visit.SignInAsync(chromium, alone.Address, alone.AdminKey);
        await using var ada = await Visit.SignInAsync(chromium, alone.Address, await alone.KeyAsync("ada"));
        await OpenAsync(root, workflow);
        await root.PressAsync("Stop everything");
        await Expect(root.Page.GetByText("Everything is stopped.")).ToBeVisibleAsync();
        await HeadingAsync(root, "Level 1 of 4: Learning");
        Assert.True((await alone.Get<KillSwitch>().ReadAsync(default)).On);
        var id = await alone.ImportAsync(workflow);

        await OpenAsync(ada, workflow);
        await Expect(ada.Page.GetByText("Everything is stopped.")).ToBeVisibleAsync();
        await Expect(ada.Page.GetByRole(AriaRole.Button, new() { Name = "Let everything go on" })).ToHaveCountAsync(0);
        Assert.Equal(LeadStatus.Queued, (await alone.LeadAsync(id)).Status);

        await root.PressAsync("Let everything go on");
        await Expect(root.Page.GetByText("Everything is stopped.")).ToHaveCountAsync(0);
        Assert.False((await alone.Get<KillSwitch>().ReadAsync(default)).On);
        await alone.UntilAsync(id, lead => lead.Status == LeadStatus.AwaitingDecision);
        Assert.Empty(root.Faults);
    }

    private async Task<Visit> AdaAsync() => await Visit.SignInAsync(chromium, host.Address, await host.KeyAsync("ada"));

    private Task<Visit> RootAsync(Action<BrowserNewContextOptions>? change = null) => Visit.SignInAsync(chromium, host.Address, host.AdminKey, change);

    private static Task<IResponse?> OpenAsync(Visit visit, Workflow workflow) => visit.Page.GotoAsync($"/inbox/trust?workflow={workflow.Id}");

    private static Task HeadingAsync(Visit visit, string text) => Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(text);
}
