using AutoReach.Core.Learning.Items;
using AutoReach.Core.Reference;
using AutoReach.Core.Workflows;
using AutoReach.Orchestration.Storage;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AutoReach.Browser.Tests;

public sealed class MemoryPageTests(ChromiumFixture chromium, InboxHost host)
{
    [Fact]
    public async Task The_page_tells_what_was_learned_and_draws_the_profile()
    {
        var workflow = await host.TaughtAsync();
        await using var visit = await AdaAsync();
        await visit.Context.AddInitScriptAsync(
            "window.violations = []; addEventListener('securitypolicyviolation', event => window.violations.push(event.violatedDirective));");
        await visit.Page.GotoAsync($"/inbox/trust?workflow={workflow.Id}");
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Memory" }).ClickAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("things learned");
        await Expect(Item(visit, "tone")).ToContainTextAsync("Emails are casual in tone. From 60 decisions, the last on 9 Mar 2026.");
        await Expect(visit.Page.GetByText("“at a glance” is left out.")).ToBeVisibleAsync();
        await Expect(visit.Page.GetByText("The opening may read: “How does {company} plan its routes today?”")).ToBeVisibleAsync();
        await Expect(visit.Page.GetByText("Company size small is wanted more than stated")).ToBeVisibleAsync();

        var picture = visit.Page.GetByRole(AriaRole.Img, new() { Name = "Upright marks: what is stated." });
        await Expect(picture).ToHaveAttributeAsync(
            "aria-label", new System.Text.RegularExpressions.Regex(@"Company size small: stated −0\.6, learned \+\d\.\d"));
        Assert.DoesNotContain("NaN", await picture.InnerHTMLAsync(), StringComparison.Ordinal);
        await visit.Page.GetByText("as numbers").ClickAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Row, new() { Name = "Company size small" })).ToContainTextAsync("yes");
        Assert.Empty(await visit.Page.EvaluateAsync<string[]>("window.violations"));
        Assert.Empty(visit.Faults);
    }

    [Fact]
    public async Task A_new_workflow_has_a_page_too()
    {
        var workflow = await host.WorkflowAsync();
        await using var visit = await RootAsync();
        await OpenAsync(visit, workflow);
        await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("0 things learned");
        await Expect(visit.Page.GetByText("Nothing is stated, and too little decided.")).ToBeVisibleAsync();
        Assert.Empty(visit.Faults);
    }

    [Fact]
    public async Task An_administrator_pins_switches_off_edits_and_deletes_without_the_script()
    {
        var workflow = await host.TaughtAsync();
        await using var visit = await RootAsync(options => options.JavaScriptEnabled = false);
        await OpenAsync(visit, workflow);
        await PressAsync(visit, "tone", "Pin");
        await Expect(Item(visit, "tone")).ToContainTextAsync("Pinned by a person.");
        await PressAsync(visit, "tone", "Switch off");
        await Expect(Item(visit, "tone")).ToContainTextAsync("Switched off by a person.");
        Assert.Equal((true, false), await StandingAsync(workflow, "tone"));
        await PressAsync(visit, "tone", "Switch on");
        await UnfoldAsync(visit, "tone");
        await Item(visit, "tone").GetByLabel("Tone").SelectOptionAsync("formal");
        await Item(visit, "tone").GetByRole(AriaRole.Button, new() { Name = "Set and pin" }).ClickAsync();
        await Expect(Item(visit, "tone")).ToContainTextAsync("Emails are formal in tone. Pinned by a person.");
        await PressAsync(visit, "tone", "Unpin");
        await Expect(Item(visit, "tone")).ToContainTextAsync("Emails are casual in tone.");
        await PressAsync(visit, "tone", "Delete");
        await Expect(Item(visit, "tone")).ToHaveCountAsync(0);
        Assert.DoesNotContain((await host.MemoryAsync(workflow)).Items, item => item.Id == "tone");
        Assert.Empty(visit.Faults);
    }

    [Fact]
    public async Task A_value_that_cannot_be_taken_is_told()
    {
        var workflow = await host.TaughtAsync();
        await using var visit = await RootAsync();
        await OpenAsync(visit, workflow);
        var wording = (await host.MemoryAsync(workflow)).Items.Single(item => item.Key.Kind == ItemKind.Wording).Id;
        await UnfoldAsync(visit, wording);
        await Item(visit, wording).GetByLabel("Text").FillAsync("Dear {name}, hello");
        await Item(visit, wording).GetByRole(AriaRole.Button, new() { Name = "Set and pin" }).ClickAsync();
        await Expect(visit.Trouble).ToContainTextAsync("the only braces are {company}, {firstName} and {link}");
        Assert.False((await host.MemoryAsync(workflow)).Items.Single(item => item.Id == wording).IsPinned);
    }

    [Fact]
    public async Task An_administrator_adopts_a_proposal()
    {
        var workflow = await host.TaughtAsync();
        await using var visit = await RootAsync();
        await OpenAsync(visit, workflow);
        var proposal = visit.Page.Locator(".proposal", new() { HasText = "State company size small as wanted." });
        await proposal.GetByRole(AriaRole.Button, new() { Name = "Adopt" }).ClickAsync();
        await Expect(proposal).ToHaveCountAsync(0);
        var stated = await host.Get<WorkflowStore>().GetAsync(workflow.Id, default);
        Assert.Equal((2, CompanySize.Small), (stated.Version, stated.Profile.CompanySizes[^1]));
        Assert.Empty(visit.Faults);
    }

    [Fact]
    public async Task A_reviewer_reads_everything_and_changes_nothing()
    {
        var workflow = await host.TaughtAsync();
        await using var visit = await AdaAsync();
        await OpenAsync(visit, workflow);
        await Expect(Item(visit, "tone")).ToBeVisibleAsync();
        await Expect(visit.Page.Locator("main form, main button, main input")).ToHaveCountAsync(0);
        var token = await visit.Page.Locator("form.out input[name=__RequestVerificationToken]").GetAttributeAsync("value");
        foreach (var what in new[] { "tone", "proposals/add-companysizes-small" })
        {
            var form = visit.Context.APIRequest.CreateFormData();
            form.Append("__RequestVerificationToken", token!);
            form.Append("act", "delete");
            Assert.Equal(403, (await visit.Context.APIRequest.PostAsync($"/inbox/workflows/{workflow.Id}/memory/{what}", new() { Form = form })).Status);
        }
        Assert.Equal((false, true), await StandingAsync(workflow, "tone"));
    }

    [Fact]
    public async Task A_post_without_the_form_token_changes_nothing()
    {
        var workflow = await host.TaughtAsync();
        await using var visit = await RootAsync();
        var form = visit.Context.APIRequest.CreateFormData();
        form.Append("act", "delete");
        Assert.Equal(400, (await visit.Context.APIRequest.PostAsync($"/inbox/workflows/{workflow.Id}/memory/tone", new() { Form = form })).Status);
        Assert.Equal((false, true), await StandingAsync(workflow, "tone"));
    }

    [Fact]
    public async Task It_is_no_wider_than_a_small_phone()
    {
        var workflow = await host.TaughtAsync($"Fleets-{new string('x', 80)}");
        await using var visit = await RootAsync(options => options.ViewportSize = new() { Width = 360, Height = 780 });
        await OpenAsync(visit, workflow);
        foreach (var fold in await visit.Page.Locator("main details").AllAsync())
            await fold.EvaluateAsync("fold => fold.open = true");
        Assert.InRange(await visit.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"), 1, 360);
    }

    [Theory(Explicit = true)]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(1280, ColorScheme.Dark)]
    [InlineData(390, ColorScheme.Light)]
    public async Task Pictures_of_the_page(int width, ColorScheme scheme)
    {
        var folder = Environment.GetEnvironmentVariable("AUTOREACH_PICTURES") ?? throw new InvalidOperationException("AUTOREACH_PICTURES names no folder.");
        var workflow = await host.TaughtAsync();
        await using var visit = await RootAsync(options => (options.ViewportSize, options.ColorScheme) = (new() { Width = width, Height = 900 }, scheme));
        await OpenAsync(visit, workflow);
        await UnfoldAsync(visit, "tone");
        await visit.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"memory-{width}-{scheme}.png"), FullPage = true });
    }

    private async Task<(bool Pinned, bool Active)> StandingAsync(Workflow workflow, string id)
    {
        var item = (await host.MemoryAsync(workflow)).Items.Single(item => item.Id == id);
        return (item.IsPinned, item.IsActive);
    }

    private static async Task PressAsync(Visit visit, string item, string button)
    {
        await UnfoldAsync(visit, item);
        await Item(visit, item).GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
    }

    private static Task UnfoldAsync(Visit visit, string item) => Item(visit, item).GetByText("Change", new() { Exact = true }).ClickAsync();

    private static ILocator Item(Visit visit, string id) => visit.Page.Locator($"li#{id}");

    private async Task<Visit> AdaAsync() => await Visit.SignInAsync(chromium, host.Address, await host.KeyAsync("ada"));

    private Task<Visit> RootAsync(Action<BrowserNewContextOptions>? change = null) => Visit.SignInAsync(chromium, host.Address, host.AdminKey, change);

    private static Task<IResponse?> OpenAsync(Visit visit, Workflow workflow) => visit.Page.GotoAsync($"/inbox/memory?workflow={workflow.Id}");
}
