using AutoReach.Core.Review;
using AutoReach.Orchestration.Tests.Lab;

namespace AutoReach.Orchestration.Tests;

/// <summary>The answer to one write of a lead's life gets lost, to each in turn.</summary>
public class LostAnswersTests
{
    private const int AtOnce = 8;

    [Fact]
    public async Task Lost_answer_to_any_write_changes_nothing_for_the_prospect()
    {
        var (expected, _) = await StoryAsync(0);
        Assert.Equal(["Sent", "indexed as Sent", "1 attempt", "1 logged"], expected.TakeLast(4));
        for (var (first, more) = (1, true); more; first += AtOnce)
        {
            var stories = await Task.WhenAll(Enumerable.Range(first, AtOnce).Select(write => Task.Run(() => StoryAsync(write))));
            foreach (var ((events, _), place) in stories.Select((story, place) => (story, place)))
                Assert.True(expected.SequenceEqual(events), $"The answer to write {first + place} was lost, and then: {string.Join(' ', events)}");
            more = stories.All(story => story.Happened);
        }

        static async Task<(IReadOnlyList<string> Events, bool Happened)> StoryAsync(int write)
        {
            await using var lab = await LeadLab.StartAsync();
            lab.StoreTroubles.LoseAnswer = write == 0 ? int.MaxValue : write;
            var id = (await UntilAnsweredAsync(() => lab.ImportAsync("jo@acme.example")))[0];
            await lab.SettleAsync();
            await lab.AdvanceAsync(TimeSpan.FromSeconds(3));
            await UntilAnsweredAsync(() => lab.DecideAsync(id, Verdict.Approve));
            await lab.AdvanceAsync(LeadLab.UndoWindow);
            await lab.AdvanceAsync(TimeSpan.FromSeconds(3));
            var indexed = Assert.Single((await lab.Leads.ListAsync(lab.Workflow.Id, null, null, 10, CancellationToken.None)).Entries).Status;
            // An intent whose answer got lost is put off and begun again before anything has left.
            var events = (await lab.EventsAsync(id)).Where(happened => happened != "sendPutOff").Distinct();
            return ([.. events, $"{await lab.StatusAsync(id)}", $"indexed as {indexed}", $"{lab.Mailer.Attempts.Count} attempt", $"{(await lab.LogAsync()).Count} logged"], lab.StoreTroubles.HasHappened);
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
