using Microsoft.Playwright;

namespace AutoReach.Browser.Tests;

/// <summary>Whether there is room for what people do on a page, on a phone as on a desk.</summary>
public sealed class LayoutTests(ChromiumFixture chromium, InboxHost host)
{
    [Theory]
    [InlineData(390, 844)]
    [InlineData(1280, 900)]
    [InlineData(1440, 900)]
    public async Task Whatever_is_typed_into_has_room(int width, int height)
    {
        var workflow = await host.WorkflowAsync();
        var lead = await host.WaitingLeadAsync(workflow);
        var skip = await host.WaitingLeadAsync(workflow, $"Brandwave {ScriptedAi.Unwanted}");
        await using var visit = await AdaAsync(options => options.ViewportSize = new() { Width = width, Height = height });
        await visit.OpenAsync(skip);
        Assert.All(await RoomsAsync(visit), room => Assert.InRange(room, 0.6, 1));
        await visit.OpenAsync(lead);
        foreach (var (form, fields) in new[] { ("edit", 3), ("reject", 1), ("redraft", 1) })
        {
            await visit.UnfoldAsync(form);
            var rooms = await RoomsAsync(visit);
            Assert.Equal(fields, rooms.Length);
            Assert.All(rooms, room => Assert.InRange(room, 0.6, 1));
        }
    }

    /// <summary>How much of its column each field that can be typed into fills.</summary>
    private static async Task<double[]> RoomsAsync(Visit visit)
    {
        var rooms = await visit.Page.EvaluateAsync<double[]>("""
            [...document.querySelectorAll('main form :is(textarea, input:not([type=hidden], [type=checkbox]))')].filter(field => field.checkVisibility())
              .map(field => field.getBoundingClientRect().width / field.closest('.columns > *').getBoundingClientRect().width)
            """);
        Assert.NotEmpty(rooms);
        return rooms;
    }

    private async Task<Visit> AdaAsync(Action<BrowserNewContextOptions>? change = null) =>
        await Visit.SignInAsync(chromium, host.Address, await host.KeyAsync("ada"), change);
}
