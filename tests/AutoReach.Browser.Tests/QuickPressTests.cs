using System.Text.Json;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AutoReach.Browser.Tests;

/// <summary>A second press, by mouse or key, never decides what nobody has seen.</summary>
public sealed class QuickPressTests(ChromiumFixture chromium, InboxHost host)
{
    /// <summary>Notes for each decision how long its item had been in sight when it was pressed, by the browser's own clocks.</summary>
    private const string RecordDecisions = """
        let pressed = 0;
        for (const kind of ['click', 'keydown'])
          addEventListener(kind, event => { if (event.isTrusted) pressed = event.timeStamp; }, true);
        addEventListener('formdata', event => {
          if (!event.target.getAttribute('action').endsWith('/decision'))
            return;
          const painted = performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Infinity;
          const decisions = JSON.parse(sessionStorage.decisions ?? '{}');
          decisions[location.pathname] ??= pressed - painted;
          sessionStorage.decisions = JSON.stringify(decisions);
        }, true);
        """;

    [Fact]
    public async Task Nothing_is_decided_that_was_not_in_sight_for_a_moment()
    {
        const int presses = 24;
        var workflow = await host.WorkflowAsync();
        var leads = await Task.WhenAll(Enumerable.Range(0, 2 * presses).Select(number => host.WaitingLeadAsync(workflow, $"Fleet {number:00}")));
        await using var visit = await AdaAsync();
        await visit.Context.AddInitScriptAsync(RecordDecisions);
        await visit.Page.GotoAsync($"/inbox/{leads[0].Id}?order=age");
        var random = new Random(13);
        for (var press = 0; press < presses; press++)
        {
            await Expect(visit.Page.Locator("#approve")).ToBeVisibleAsync();
            await PressTwiceAsync(visit, press % 3, random.Next(0, 801));
            await visit.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        }
        var decisions = JsonSerializer.Deserialize<Dictionary<string, double>>(await visit.Page.EvaluateAsync<string>("sessionStorage.decisions"))!;
        Assert.All(decisions, decision => Assert.True(decision.Value >= 400, $"{decision.Key} was in sight for {decision.Value} ms."));
        var decided = 0;
        foreach (var lead in leads)
            decided += (await host.ReviewAsync(lead)).Resolution is null ? 0 : 1;
        Assert.Equal(decisions.Count, decided);
        Assert.InRange(decided, presses / 2, 2 * presses);
    }

    [Fact]
    public async Task A_key_that_is_held_decides_once()
    {
        var workflow = await host.WorkflowAsync();
        var leads = await Task.WhenAll(Enumerable.Range(0, 3).Select(number => host.WaitingLeadAsync(workflow, $"Fleet {number:00}")));
        await using var visit = await AdaAsync();
        await visit.Page.GotoAsync($"/inbox/{leads[0].Id}?order=age");
        await visit.ReadyAsync();
        for (var repeat = 0; repeat < 40; repeat++)
        {
            await visit.Page.Keyboard.DownAsync("a");
            await visit.Page.WaitForTimeoutAsync(30);
        }
        await visit.Page.Keyboard.UpAsync("a");
        await Expect(visit.Notice).ToContainTextAsync("approved");
        var resolved = await Task.WhenAll(leads.Select(async lead => (await host.ReviewAsync(lead)).Resolution is not null));
        Assert.Single(resolved, decided => decided);
    }

    private static async Task PressTwiceAsync(Visit visit, int way, int apart)
    {
        await visit.ReadyAsync();
        var (x, y) = await Visit.CenterAsync(visit.Page.Locator("#approve"));
        for (var time = 0; time < 2; time++)
        {
            if (way == 0)
                await visit.Page.Keyboard.PressAsync("a");
            else
                await visit.Page.Mouse.ClickAsync((float)x, (float)y);
            if (time == 0)
                await visit.Page.WaitForTimeoutAsync(apart);
        }
    }

    private async Task<Visit> AdaAsync() => await Visit.SignInAsync(chromium, host.Address, await host.KeyAsync("ada"));
}
