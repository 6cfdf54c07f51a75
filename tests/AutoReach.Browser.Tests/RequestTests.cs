using System.Text.RegularExpressions;
using AutoReach.Core.Leads;
using AutoReach.Core.Workflows;
using AutoReach.Orchestration.Storage;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AutoReach.Browser.Tests;

public sealed class RequestTests(ChromiumFixture chromium, InboxHost host)
{
    private static readonly string[] Actions = ["decision", "redraft", "undo", "claim", "release", "cancel", "retry"];

    [Fact]
    public async Task Looking_at_an_address_never_changes_anything()
    {
        var lead = await host.WaitingLeadAsync(await host.WorkflowAsync());
        await using var visit = await Visit.SignInAsync(chromium, host.Address, await host.KeyAsync("ada"));
        foreach (var action in Actions)
            foreach (var method in (string[])["GET", "HEAD"])
            {
                var answer = await visit.Context.APIRequest.FetchAsync($"/inbox/{lead.Id}/{action}?revision=1&verdict=approve", new() { Method = method });
                Assert.InRange(answer.Status, 400, 499);
            }
        await visit.OpenAsync(lead);
        Assert.Equal(lead, await host.LeadAsync(lead.Id), EqualInStorage);
    }

    [Fact]
    public async Task A_post_that_does_not_come_from_a_page_of_ours_is_refused()
    {
        var lead = await host.WaitingLeadAsync(await host.WorkflowAsync());
        await using var visit = await Visit.SignInAsync(chromium, host.Address, await host.KeyAsync("ada"));
        foreach (var action in Actions)
        {
            var answer = await PostAsync(visit, $"/inbox/{lead.Id}/{action}", ("revision", "1"), ("verdict", "approve"), ("instruction", "shorter"));
            Assert.Equal(400, answer.Status);
        }
        Assert.Equal(400, (await PostAsync(visit, $"/inbox/workflows/{lead.WorkflowId}/pause")).Status);
        Assert.Equal(400, (await PostAsync(visit, "/signin", ("key", host.AdminKey))).Status);
        Assert.Equal(lead, await host.LeadAsync(lead.Id), EqualInStorage);
    }

    [Fact]
    public async Task A_post_without_a_session_is_refused_and_shows_the_way_in()
    {
        var lead = await host.WaitingLeadAsync(await host.WorkflowAsync());
        await using var visit = await Visit.StartAsync(chromium, host.Address);
        var answer = await PostAsync(visit, $"/inbox/{lead.Id}/decision", ("revision", "1"), ("verdict", "approve"));
        Assert.Equal(401, answer.Status);
        Assert.Contains("API key", await answer.TextAsync(), StringComparison.Ordinal);
        Assert.Equal(lead, await host.LeadAsync(lead.Id), EqualInStorage);
    }

    [Fact]
    public async Task A_form_that_has_expired_comes_back_with_what_was_typed()
    {
        var lead = await host.WaitingLeadAsync(await host.WorkflowAsync());
        await using var visit = await Visit.SignInAsync(chromium, host.Address, await host.KeyAsync("ada"));
        await visit.OpenAsync(lead);
        await visit.UnfoldAsync("edit");
        await visit.Page.GetByLabel("Text", new() { Exact = true }).FillAsync("Kept\n\nall the same");
        await visit.Context.ClearCookiesAsync(new() { Name = "autoreach.form" });
        await visit.PressAsync("Approve with these edits");
        await Expect(visit.Trouble).ToContainTextAsync("open for too long");
        await Expect(visit.Page.GetByLabel("Text", new() { Exact = true })).ToHaveValueAsync("Kept\n\nall the same");

        await visit.PressAsync("Approve with these edits");
        await Expect(visit.Notice).ToContainTextAsync("approved with edits");
    }

    [Fact]
    public async Task An_unknown_lead_is_said_to_be_unknown_with_a_way_back()
    {
        await host.WorkflowAsync();
        await using var visit = await Visit.SignInAsync(chromium, host.Address, await host.KeyAsync("ada"));
        foreach (var address in (string[])["/inbox/ld_nothing", $"/inbox/{new string('x', 3000)}"])
        {
            var answer = await visit.Page.GotoAsync(address);
            Assert.Equal(404, answer!.Status);
        }
        await visit.Page.GotoAsync("/inbox/ld_nothing");
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Back to the inbox" }).ClickAsync();
        await Expect(visit.Page).ToHaveURLAsync(new Uri(host.Address, "/inbox").AbsoluteUri);
    }

    [Fact]
    public async Task An_administrator_pauses_and_resumes_and_a_reviewer_only_sees_it()
    {
        var workflow = await host.WorkflowAsync("Southern fleets");
        await using var root = await Visit.SignInAsync(chromium, host.Address, host.AdminKey);
        await using var ada = await Visit.SignInAsync(chromium, host.Address, await host.KeyAsync("ada"));
        await root.Page.GotoAsync($"/inbox?workflow={workflow.Id}");
        await root.PressAsync("Pause");
        await Expect(root.Page.GetByText("Southern fleets is paused.")).ToBeVisibleAsync();
        Assert.Equal(WorkflowState.Paused, (await host.Get<WorkflowStore>().GetAsync(workflow.Id, default)).State);

        await ada.Page.GotoAsync($"/inbox?workflow={workflow.Id}");
        await Expect(ada.Page.GetByText("Southern fleets is paused.")).ToBeVisibleAsync();
        await Expect(ada.Page.GetByRole(AriaRole.Button, new() { Name = "Resume" })).ToHaveCountAsync(0);
        var token = await ada.Page.Locator("form.out input[name=__RequestVerificationToken]").GetAttributeAsync("value");
        Assert.Equal(403, (await PostAsync(ada, $"/inbox/workflows/{workflow.Id}/resume", ("__RequestVerificationToken", token!))).Status);

        await root.PressAsync("Resume");
        await Expect(root.Page.Locator(".state")).ToHaveTextAsync("running");
        Assert.Equal(WorkflowState.Running, (await host.Get<WorkflowStore>().GetAsync(workflow.Id, default)).State);
    }

    [Fact]
    public async Task Every_page_states_a_policy_that_lets_nothing_foreign_in()
    {
        await using var visit = await Visit.SignInAsync(chromium, host.Address, await host.KeyAsync("ada"));
        foreach (var address in (string[])["/signin", "/inbox", "/inbox/leads", "/inbox/ld_nothing"])
        {
            var headers = (await visit.Page.GotoAsync(address))!.Headers;
            Assert.Equal(
                "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
                headers["content-security-policy"]);
            Assert.Equal("nosniff", headers["x-content-type-options"]);
            Assert.Contains("no-store", headers["cache-control"], StringComparison.Ordinal);
            Assert.DoesNotMatch(new Regex("<[^>]+ style=|<script(?! src=\"/inbox/assets/)"), await visit.Page.ContentAsync());
        }
    }

    private static Task<IAPIResponse> PostAsync(Visit visit, string address, params (string Name, string Value)[] fields)
    {
        var form = visit.Context.APIRequest.CreateFormData();
        foreach (var (name, value) in fields)
            form.Set(name, value);
        return visit.Context.APIRequest.PostAsync(address, new() { Form = form, MaxRedirects = 0 });
    }

    private static bool EqualInStorage(Lead left, Lead right) => Core.CoreJson.Write(left) == Core.CoreJson.Write(right);
}
