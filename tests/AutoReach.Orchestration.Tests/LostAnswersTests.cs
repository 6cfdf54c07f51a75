using AutoReach.Core.Leads;
using AutoReach.Core.Review;
using AutoReach.Orchestration.Tests.Lab;

namespace AutoReach.Orchestration.Tests;

/// <summary>The answer to one write of a lead's life gets lost, to each in turn.</summary>
public class LostAnswersTests
{
    private const int AtOnce = 8;

    [Theory]
    [InlineData(LeadStatus.Sent, 1, 1)]
    [InlineData(LeadStatus.Rejected, 0, 1)]
    [InlineData(LeadStatus.Expired, 0, 0)]
    public async Task Lost_answer_to_any_write_changes_nothing(LeadStatus end, int attempts, int logged)
    {
        var (expected, _) = await StoryAsync(0);
        Assert.Equal([$"{end}", $"indexed as {end}", $"{attempts} attempts", $"{logged} logged"], expected.TakeLast(4));
        for (var (first, more) = (1, true); more; first += AtOnce)
        {
            var stories = await Task.WhenAll(Enumerable.Range(first, AtOnce).Select(write => Task.Run(() => StoryAsync(write))));
            foreach (var ((events, _), place) in stories.Select((story, place) => (story, place)))
                Assert.True(expected.SequenceEqual(events), $"The answer to write {first + place} was lost, and then: {string.Join(' ', events)}");
            more = stories.All(story => story.Happened);
        }

        async Task<(IReadOnlyList<string> Events, bool Happened)> StoryAsync(int write)
        {
            await using var lab = await LeadLab.StartAsync();
            lab.StoreTroubles.LoseAnswer = write == 0 ? int.MaxValue : write;
            var id = (await UntilAnsweredAsync(() => lab.ImportAsync("jo@acme.example")))[0];
            await lab.SettleAsync();
            await lab.AdvanceAsync(TimeSpan.FromSeconds(3));
            if (end != LeadStatus.Expired)
                await UntilAnsweredAsync(() => lab.DecideAsync(id, end == LeadStatus.Sent ? Verdict.Approve : Verdict.Reject));
            TimeSpan[] stops = end == LeadStatus.Expired ? [TimeSpan.FromDays(1), TimeSpan.FromDays(2), TimeSpan.FromDays(11)] : [LeadLab.UndoWindow];
            foreach (var stop in stops)
            {
                await lab.AdvanceAsync(stop);
                await lab.AdvanceAsync(TimeSpan.FromSeconds(3));
            }
            var indexed = Assert.Single((await lab.Leads.ListAsync(lab.Workflow.Id, null, null, 10, CancellationToken.None)).Entries).Status;
            // An intent whose answer got lost is put off and begun again before anything has left.
            var events = (await lab.EventsAsync(id)).Where(happened => happened != "sendPutOff").Distinct();
            return (
                [.. events, $"{await lab.StatusAsync(id)}", $"indexed as {indexed}", $"{lab.Mailer.Attempts.Count} attempts",
                $"{(await lab.LogAsync()).Count} logged"], lab.StoreTroubles.HasHappened);
        }

        static async Task<T> UntilAnsweredAsync<T>(Func<Task<T>> ask)
        {
            try
            {
                return await ask();
            }
            catch (IOException)
            {
                return await ask();
            }
        }
    }
}
