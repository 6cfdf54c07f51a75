using AutoReach.Core.Workflows;
using AutoReach.Orchestration.Storage;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AutoReach.Browser.Tests;

/// <summary>What was stopped stays stopped, however often it was pressed.</summary>
public sealed class StopTests(ChromiumFixture chromium)
{
    [Theory]
    [InlineData(390, 844)]
    [InlineData(1280, 900)]
    public async Task Everything_that_was_stopped_by_two_presses_stays_stopped(int width, int height)
    {
        await using var own = new InboxHost(); // a host of its own, since this stops everybody
        await own.InitializeAsync();
        var workflow = await own.WorkflowAsync();
        await using var visit = await Visit.SignInAsync(
            chromium, own.Address, own.AdminKey, options => options.ViewportSize = new() { Width = width, Height = height });
        var random = new Random(17);
        foreach (var name in Enumerable.Repeat("Stop everything", 6).Concat(Enumerable.Repeat("Pause", 6)))
        {
            await visit.Page.GotoAsync($"/inbox?workflow={workflow.Id}");
            var (x, y) = await Visit.CenterAsync(visit.Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }));
            await visit.Page.Mouse.ClickAsync((float)x, (float)y);
            await visit.Page.WaitForTimeoutAsync(random.Next(0, 801));
            await visit.Page.Mouse.ClickAsync((float)x, (float)y);
            await Expect(visit.Page.Locator(".paused")).ToContainTextAsync(name == "Pause" ? "is paused." : "Everything is stopped.");
            await visit.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
            Assert.Equal(name != "Pause", (await own.Get<KillSwitch>().ReadAsync(default)).On);
            var under = await visit.Page.EvaluateAsync<string>(
                "([x, y]) => document.elementFromPoint(x, y)?.closest('form')?.getAttribute('action') ?? ''", new[] { x, y });
            Assert.DoesNotMatch("go$|resume$", under);

            await visit.PressAsync(name == "Pause" ? "Resume" : "Let everything go on");
            await Expect(visit.Page.Locator(".paused")).ToHaveCountAsync(0);
        }
        Assert.Equal(WorkflowState.Running, (await own.Get<WorkflowStore>().GetAsync(workflow.Id, default)).State);
    }
}
