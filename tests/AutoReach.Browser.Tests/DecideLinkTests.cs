using AutoReach.Core;
using AutoReach.Core.Leads;
using AutoReach.Core.Review;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AutoReach.Browser.Tests;

public sealed class DecideLinkTests(ChromiumFixture chromium, InboxHost host)
{
    [Fact]
    public async Task A_person_decides_from_a_link_with_the_code_and_without_the_script()
    {
        var (lead, path, code) = await host.LinkAsync();
        await using var visit = await Visit.StartAsync(chromium, host.Address, options => options.JavaScriptEnabled = false);
        await visit.Page.GotoAsync(path);
        await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Harbour Routes");
        await Expect(visit.Page.Locator(".letter .body")).ToContainTextAsync((await host.ReviewAsync(lead)).Proposed!.Body.Split('\n')[0]);
        await visit.Page.GetByLabel("Reject this lead").CheckAsync();
        await visit.Page.GetByLabel("Code").FillAsync(code == "000000" ? "000001" : "000000");
        await visit.PressAsync("Send the decision");
        await Expect(visit.Trouble).ToContainTextAsync("That is not the code");
        await Expect(visit.Page.GetByLabel("Reject this lead")).ToBeCheckedAsync();
        await visit.Page.GetByLabel("Code").FillAsync($"{code[..3]} {code[3..]}");
        await visit.PressAsync("Send the decision");
        await Expect(visit.Page.GetByText("You rejected at")).ToBeVisibleAsync();
        Assert.Equal(LeadStatus.Rejected, (await host.UntilAsync(lead.Id, now => now.Status == LeadStatus.Rejected)).Status);
    }

    [Fact]
    public async Task A_browser_that_runs_scripts_and_presses_keys_and_buttons_decides_nothing()
    {
        var (lead, path, _) = await host.LinkAsync();
        await using var visit = await Visit.StartAsync(chromium, host.Address);
        await visit.Context.AddInitScriptAsync(
            "window.violations = []; addEventListener('securitypolicyviolation', event => window.violations.push(event.violatedDirective));");
        await visit.Page.GotoAsync(path);
        foreach (var key in new[] { "a", "r", "e", "j", "k", "Enter", "Control+Enter" })
            await visit.Page.Keyboard.PressAsync(key);
        await visit.PressAsync("Send the decision"); // the form is not complete, so nothing leaves
        Assert.Empty(await visit.Page.EvaluateAsync<string[]>("window.violations"));
        await visit.Page.EvaluateAsync(
            "document.querySelector('[value=approve]').checked = true; document.querySelector('main form').submit()"); // as a scanner does
        await Expect(visit.Trouble).ToContainTextAsync("Please type the code");
        Assert.Null((await host.ReviewAsync(lead)).Resolution);
    }

    [Fact]
    public async Task Whoever_is_signed_in_is_not_asked_for_a_code()
    {
        var (lead, path, _) = await host.LinkAsync();
        await using var visit = await Visit.SignInAsync(chromium, host.Address, await host.KeyAsync("ada"));
        await visit.Page.GotoAsync(path);
        await Expect(visit.Page.GetByText("You decide as ada.")).ToBeVisibleAsync();
        await visit.Page.GetByLabel("Approve: send it as it stands").CheckAsync();
        await visit.PressAsync("Send the decision");
        await Expect(visit.Page.GetByText("You approved at")).ToBeVisibleAsync();
        Assert.Equal(new ReviewerId("ada"), Assert.IsType<Resolution.Decided>((await host.ReviewAsync(lead)).Resolution).Decision.By);
        Assert.Empty(visit.Faults);
    }
}

internal static class LinkedHost
{
    private static readonly EmailAddress Ann = EmailAddress.Of("ann@team.example");

    /// <summary>A lead that waits, and what a digest to one of its team would carry.</summary>
    public static async Task<(Lead Lead, string Path, string Code)> LinkAsync(this InboxHost host, string company = "Harbour Routes")
    {
        var workflow = await host.WorkflowAsync(change: stated => stated with { Review = stated.Review with { DigestTo = [Ann.Value] } });
        var lead = await host.WaitingLeadAsync(workflow, company);
        var mail = DecisionLink.MailOf(InboxHost.LinkKey, lead.Id.Value, Ann);
        var link = new DecisionLink(ProposalRef.Of(await host.ReviewAsync(lead)), Ann, TimeProvider.System.GetUtcNow() + DecisionLink.Lifetime, mail);
        return (lead, $"/decide/{link.ToToken(InboxHost.LinkKey)}", DecisionLink.CodeOf(InboxHost.LinkKey, mail));
    }
}
