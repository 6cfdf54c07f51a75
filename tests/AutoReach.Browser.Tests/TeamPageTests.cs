using AutoReach.Core;
using AutoReach.Core.Leads;
using AutoReach.Core.Learning;
using AutoReach.Core.Learning.Team;
using AutoReach.Core.Research;
using AutoReach.Core.Review;
using AutoReach.Core.Workflows;
using AutoReach.Orchestration.Learning;
using AutoReach.Orchestration.Storage;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AutoReach.Browser.Tests;

/// <summary>What a team is told of itself, and what a second reviewer sees.</summary>
public sealed class TeamPageTests(ChromiumFixture chromium, InboxHost host)
{
    private static readonly ReviewerId Ada = new("ada"), Bo = new("bo");

    [Fact]
    public async Task The_trust_page_tells_of_the_team_in_sentences_without_any_script()
    {
        var workflow = await host.WorkflowAsync();
        await TeamOfTwoAsync(workflow);
        await using var visit = await Visit.SignInAsync(chromium, host.Address, await host.KeyAsync("ada"), options => options.JavaScriptEnabled = false);
        await visit.Page.GotoAsync($"/inbox/trust?workflow={workflow.Id}");
        var team = visit.Page.GetByRole(AriaRole.Region, new() { Name = "The team" });
        await Expect(team).ToContainTextAsync("ada 18 decisions, mostly between 9:00 and 10:00, 30 seconds each. Same answer as somebody else 9 of 12 times");
        await Expect(team).ToContainTextAsync("Caught planted faults 1 of 1 time");
        await Expect(team).ToContainTextAsync("two people gave the same answer 9 of 12 times");
        await Expect(team).ToContainTextAsync("The digest leaves shortly after something has waited too long and names up to 10.");
        await Expect(team).ToContainTextAsync("Layoffs: something was changed 6 of 6 times");
        Assert.Empty(visit.Faults);
    }

    [Theory(Explicit = true)]
    [InlineData(1280)]
    [InlineData(390)]
    public async Task Pictures_of_the_trust_page(int width)
    {
        var folder = Environment.GetEnvironmentVariable("AUTOREACH_PICTURES") ?? throw new InvalidOperationException("AUTOREACH_PICTURES names no folder.");
        var workflow = await host.AtLevel2Async();
        await TeamOfTwoAsync(workflow);
        await using var visit = await Visit.SignInAsync(
            chromium, host.Address, host.AdminKey, options => options.ViewportSize = new() { Width = width, Height = 900 });
        await visit.Page.GotoAsync($"/inbox/trust?workflow={workflow.Id}");
        await visit.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"trust-{width}.png"), FullPage = true });
    }

    [Fact]
    public async Task A_second_opinion_is_decided_by_somebody_else_and_nothing_is_said_to_leave()
    {
        var workflow = await host.WorkflowAsync(change: stated => stated with
        {
            Review = stated.Review with { OverlapShare = 1 },
            Sending = stated.Sending with { UndoWindow = TimeSpan.FromSeconds(2) },
        });
        await DecidedAsync(workflow, 1, Ada, Verdict.Approve, null, [], DateTimeOffset.MaxValue.AddDays(-1));
        await DecidedAsync(workflow, 2, Bo, Verdict.Approve, null, [], DateTimeOffset.MaxValue.AddDays(-1));
        var lead = await host.WaitingLeadAsync(workflow);
        await using var ada = await Visit.SignInAsync(chromium, host.Address, await host.KeyAsync("ada"));
        await ada.OpenAsync(lead);
        await ada.PressAsync("Approve");
        await host.UntilAsync(lead.Id, decided => decided.Status == LeadStatus.Sent);
        var copy = (await CopiesAsync(workflow))[0].Lead;
        await Expect(ada.Notice.Filter(new() { HasText = "second opinion" })).ToHaveCountAsync(0);
        await ada.Page.GotoAsync($"/inbox?workflow={workflow.Id}");
        await Expect(ada.Page.GetByRole(AriaRole.Heading, new() { Name = "0 waiting for you" })).ToBeVisibleAsync();
        await ada.Page.GotoAsync($"/inbox/{copy}");
        await Expect(ada.Page.GetByText("this time somebody else is asked")).ToBeVisibleAsync();
        await Expect(ada.Page.GetByRole(AriaRole.Button, new() { Name = "Approve", Exact = true })).ToHaveCountAsync(0);

        await using var bo = await Visit.SignInAsync(chromium, host.Address, await host.KeyAsync("bo"));
        await bo.Page.GotoAsync($"/inbox?workflow={workflow.Id}");
        await bo.Page.Locator("a[data-row]").ClickAsync();
        await Expect(bo.Page.Locator("main")).Not.ToContainTextAsync("ada");
        await Expect(bo.Page.Locator("main")).Not.ToContainTextAsync("pinion"); // it looks like any other
        await bo.PressAsync("Approve");
        await Expect(bo.Notice).ToContainTextAsync("changes nothing that was done, can be undone until");
        Assert.Empty(bo.Faults);
    }

    private async Task<IReadOnlyList<QueueEntry>> CopiesAsync(Workflow workflow)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(15));
        while (true)
        {
            if (await host.Get<ReviewQueue>().ListAsync(workflow.Id, Queue.Pending, QueueOrder.Age, null, 10, patience.Token) is { Count: > 0 } found)
                return found;
            await Task.Delay(10, patience.Token);
        }
    }

    /// <summary>Ada decides, Bo is asked beside her; some leads have a flag, and a planted fault was caught.</summary>
    private async Task TeamOfTwoAsync(Workflow workflow)
    {
        for (var n = 0; n < 12; n++)
            await DecidedAsync(workflow, n, Ada, Verdict.Approve, new FirstAnswer(Bo, n > 2), n < 5 ? [FlagKind.Layoffs] : []);
        for (var n = 12; n < 18; n++)
            await DecidedAsync(workflow, n, Ada, Verdict.Reject, null, [FlagKind.Layoffs]);
        await host.Get<MemoryDesk>().RecordAsync(
            workflow.Id, "fault", new LearningEvent.KnownBadAnswered(DateTimeOffset.UnixEpoch, Ada, Caught: true), default);
    }

    private Task DecidedAsync(Workflow workflow, int n, ReviewerId by, Verdict verdict, FirstAnswer? secondTo, FlagKind[] flags, DateTimeOffset? at = null)
    {
        var decision = new Decision
        {
            Revision = 1,
            Action = ProposedAction.Send,
            Verdict = verdict,
            By = by,
            At = at ?? DateTimeOffset.UnixEpoch.AddMinutes(n),
            ActiveSeconds = 30
        };
        return host.Get<MemoryDesk>().RecordAsync(workflow.Id, $"{n}", new LearningEvent.Decided(decision.At,
            new DecisionRecord { Lead = new LeadId($"ld_{n}"), Company = "Acme", Decision = decision, SecondTo = secondTo, Blocking = flags, Hour = 9 }),
                default);
    }
}
