using AutoReach.Core;
using AutoReach.Core.Leads;
using AutoReach.Core.Review;
using AutoReach.Orchestration.Review;

namespace AutoReach.Browser.Tests;

public sealed class InjectionTests(ChromiumFixture chromium, InboxHost host)
{
    private static readonly ReviewerId Reviewer = new("<img src=x onerror=alert(1)>");

    /// <summary>Elements and attributes that only a payload could have brought in, and how often the policy had to step in.</summary>
    private const string Foreign = """
        () => [...document.querySelectorAll("script:not([src^='/inbox/assets/']), img:not([src^='/inbox/assets/']), iframe, object, embed, svg, math, video, audio, base, marquee, meta[http-equiv], body [style]")]
            .map(element => element.outerHTML)
            .concat([...document.querySelectorAll("*")].filter(element => element.getAttributeNames().some(name => name.startsWith("on"))).map(element => element.outerHTML))
            .concat([...document.querySelectorAll("a")].filter(link => link.protocol === "javascript:").map(link => link.outerHTML))
            .concat(window.violations)
        """;

    [Fact]
    public async Task Nothing_that_a_company_a_page_or_a_person_wrote_is_run()
    {
        var workflow = await host.WorkflowAsync();
        await using var visit = await Visit.SignInAsync(chromium, host.Address, await host.KeyAsync(Reviewer.Value));
        await visit.Context.AddInitScriptAsync(
            "window.violations = []; addEventListener('securitypolicyviolation', event => window.violations.push(`policy: ${event.violatedDirective}`));");
        var leads = await Task.WhenAll(HostilePayloads.All.Select(payload => host.WaitingLeadAsync(workflow, payload, hasSite: false)));
        foreach (var (payload, lead) in HostilePayloads.All.Zip(leads))
        {
            await SayAsync(lead, payload);
            await LookAsync(visit, $"/inbox/{lead.Id}", payload);
        }
        await LookAsync(visit, $"/inbox?workflow={workflow.Id}", HostilePayloads.All[0]);
        await LookAsync(visit, $"/inbox/leads?workflow={workflow.Id}", HostilePayloads.All[0]);
        await visit.OpenAsync(leads[0]);
        await visit.PressAsync("Approve edited"); // the edit that was taken back stands in the form
        await LookAsync(visit, $"/inbox/{leads[0].Id}", HostilePayloads.All[0]);
        Assert.Empty(visit.Faults);
    }

    [Fact]
    public async Task What_an_address_carries_is_not_run_either()
    {
        await host.WorkflowAsync();
        await using var visit = await Visit.SignInAsync(chromium, host.Address, await host.KeyAsync("ada"));
        await visit.Context.AddInitScriptAsync("window.violations = [];");
        foreach (var payload in HostilePayloads.All.Take(12))
        {
            var escaped = Uri.EscapeDataString(payload);
            await visit.Page.GotoAsync($"/inbox?workflow={escaped}&order={escaped}&after={escaped}&notice={escaped}&decided={escaped}");
            Assert.Empty(await visit.Page.EvaluateAsync<string[]>(Foreign));
        }
        Assert.Empty(visit.Faults);
    }

    private static async Task LookAsync(Visit visit, string address, string payload)
    {
        var answer = await visit.Page.GotoAsync(address);
        Assert.StartsWith("default-src 'none';", answer!.Headers["content-security-policy"], StringComparison.Ordinal);
        Assert.Empty(await visit.Page.EvaluateAsync<string[]>(Foreign));
        Assert.Contains(payload, await visit.Page.Locator("body").TextContentAsync() ?? "", StringComparison.Ordinal);
    }

    /// <summary>An edit and a note with the payload, taken back: the form then holds the edit, the timeline the note, beside the draft.</summary>
    private async Task SayAsync(Lead lead, string payload)
    {
        var desk = host.Get<ReviewDesk>();
        var input = new DecisionInput { Verdict = Verdict.Edit, Subject = payload, Body = $"{payload}\n{payload}", Note = payload };
        Assert.IsType<DeskAnswer.Done>(await desk.HandleAsync(lead.Id, lead.Revision, new ReviewCommand.Decide(input, Reviewer), default));
        Assert.IsType<DeskAnswer.Done>(await desk.HandleAsync(lead.Id, lead.Revision, new ReviewCommand.Undo(Reviewer, TimeSpan.FromSeconds(30)), default));
    }
}
