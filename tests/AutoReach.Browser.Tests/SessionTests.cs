using AutoReach.Orchestration.Storage;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AutoReach.Browser.Tests;

public sealed class SessionTests(ChromiumFixture chromium, InboxHost host)
{
    [Fact]
    public async Task A_wrong_key_is_told_so_and_a_right_one_opens_what_was_asked_for()
    {
        await host.WorkflowAsync();
        await using var visit = await Visit.StartAsync(chromium, host.Address);
        await visit.Page.GotoAsync("/inbox/leads?status=sent");
        await Expect(visit.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/signin\\?returnUrl="));
        await visit.Page.GetByLabel("API key").FillAsync("ar_0000000000000000_nonsense");
        await visit.PressAsync("Sign in");
        await Expect(visit.Trouble).ToContainTextAsync("not valid");
        Assert.Empty(await SessionCookiesAsync(visit));

        await visit.Page.GetByLabel("API key").FillAsync(await host.KeyAsync("ada"));
        await visit.PressAsync("Sign in");
        await Expect(visit.Page).ToHaveURLAsync(new Uri(host.Address, "/inbox/leads?status=sent").AbsoluteUri);
    }

    [Fact]
    public async Task The_root_leads_to_the_inbox()
    {
        await using var visit = await Visit.SignInAsync(chromium, host.Address, await host.KeyAsync("ada"));
        await visit.Page.GotoAsync("/");
        await Expect(visit.Page).ToHaveURLAsync(new Uri(host.Address, "/inbox").AbsoluteUri);
    }

    [Fact]
    public async Task An_intake_key_does_not_open_the_inbox()
    {
        await using var visit = await Visit.StartAsync(chromium, host.Address);
        await visit.EnterAsync(await host.KeyAsync("importer", ApiRole.Intake));
        await Expect(visit.Trouble).ToContainTextAsync("only bring leads in");
        Assert.Empty(await SessionCookiesAsync(visit));
    }

    [Fact]
    public async Task The_session_cookie_is_kept_from_scripts_and_from_other_sites()
    {
        await using var visit = await Visit.SignInAsync(chromium, host.Address, await host.KeyAsync("ada"));
        var cookie = Assert.Single(await SessionCookiesAsync(visit));
        Assert.True(cookie.HttpOnly);
        Assert.NotEqual(SameSiteAttribute.None, cookie.SameSite);
    }

    [Fact]
    public async Task A_revoked_key_ends_its_session_at_the_next_request()
    {
        var key = await host.KeyAsync("leaver");
        await using var visit = await Visit.SignInAsync(chromium, host.Address, key);
        await host.Get<ApiKeys>().RevokeAsync(key.Split('_')[1], default);
        await visit.Page.GotoAsync("/inbox");
        await Expect(visit.Page.GetByLabel("API key")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Signing_out_ends_the_session()
    {
        await using var visit = await Visit.SignInAsync(chromium, host.Address, await host.KeyAsync("ada"));
        await visit.PressAsync("Sign out");
        await Expect(visit.Page).ToHaveURLAsync(new Uri(host.Address, "/signin").AbsoluteUri);
        Assert.Empty(await SessionCookiesAsync(visit));
        await visit.Page.GotoAsync("/inbox");
        await Expect(visit.Page.GetByLabel("API key")).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData("https://elsewhere.example/")]
    [InlineData("//elsewhere.example/")]
    [InlineData("/\\elsewhere.example/")]
    public async Task Signing_in_never_leads_to_another_site(string returnUrl)
    {
        await using var visit = await Visit.StartAsync(chromium, host.Address);
        await visit.Page.GotoAsync($"/signin?returnUrl={Uri.EscapeDataString(returnUrl)}");
        await visit.Page.GetByLabel("API key").FillAsync(await host.KeyAsync("ada"));
        await visit.PressAsync("Sign in");
        await Expect(visit.Page).ToHaveURLAsync(new Uri(host.Address, "/inbox").AbsoluteUri);
    }

    private static async Task<IEnumerable<BrowserContextCookiesResult>> SessionCookiesAsync(Visit visit) =>
        (await visit.Context.CookiesAsync()).Where(cookie => cookie.Name == "autoreach.session");
}
