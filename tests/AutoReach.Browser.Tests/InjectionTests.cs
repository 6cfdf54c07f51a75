using AutoReach.Core.Leads;
using AutoReach.Core.Review;
using AutoReach.Orchestration.Review;

namespace AutoReach.Browser.Tests;

public sealed class InjectionTests(ChromiumFixture chromium, InboxHost host)
{
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
        await using var visit = await Visit.SignInAsync(chromium, host.Address, await host.KeyAsync("<img src=x onerror=alert(1)>"));
        await visit.Context.AddInitScriptAsync("window.violations = []; addEventListener('securitypolicyviolation', event => window.violations.push(`policy: ${event.violatedDirective}`));");
        var leads = await Task.WhenAll(HostilePayloads.All.Select(payload => host.WaitingLeadAsync(workflow, payload, hasSite: false)));
        foreach (var (payload, lead) in HostilePayloads.All.Zip(leads))
        {
            await LookAsync(visit, $"/inbox/{lead.Id}", payload);
            await SayAsync(lead, payload);
            await LookAsync(visit, $"/inbox/{lead.Id}", payload);
        }
        await LookAsync(visit, $"/inbox/leads?workflow={workflow.Id}", HostilePayloads.All[0]);
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

    /// <summary>An edit and a note with the payload, which the page and its timeline then show.</summary>
    private async Task SayAsync(Lead lead, string payload)
    {
        var input = new DecisionInput { Verdict = Verdict.Edit, Subject = payload, Body = $"{payload}\n{payload}", Note = payload };
        var answer = await host.Get<ReviewDesk>().HandleAsync(lead.Id, lead.Revision, new ReviewCommand.Decide(input, new Core.ReviewerId(payload)), default);
        Assert.IsType<DeskAnswer.Done>(answer);
    }
}
