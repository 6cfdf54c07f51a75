using AutoReach.Contracts;
using AutoReach.Core;
using AutoReach.Core.Leads;
using AutoReach.Core.Learning;
using AutoReach.Core.Review;
using AutoReach.Core.Sending;
using AutoReach.Core.Workflows;
using AutoReach.Orchestration.Learning;
using AutoReach.Orchestration.Tests.Lab;

namespace AutoReach.Orchestration.Tests;

public class ReviewDigestTests
{
    private static readonly TimeSpan Gathering = TimeSpan.FromMinutes(10);

    [Fact]
    public async Task Reminders_of_a_day_reach_the_team_as_one_mail()
    {
        await using var lab = await LeadLab.StartAsync(workflow => WithDigest(workflow, "kim@ours.example", "lou@ours.example"));
        await lab.ImportAsync("jo@acme.example", "sam@acme.example", "kai@acme.example");
        await lab.SettleAsync();
        await lab.AdvanceAsync(lab.Workflow.Review.ReminderAfter);
        Assert.Empty(lab.Mailer.Sent);
        await lab.AdvanceAsync(Gathering);
        Assert.Equal(["kim@ours.example", "lou@ours.example"], lab.Mailer.Sent.Select(mail => mail.To.Value).Order());
        Assert.All(lab.Mailer.Sent, mail => Assert.Contains("3 waiting for a decision", mail.Subject, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Escalation_is_said_in_the_next_digest_and_what_was_decided_is_not_in_it()
    {
        await using var lab = await LeadLab.StartAsync(workflow => WithDigest(workflow, "kim@ours.example"));
        var leads = await lab.ImportAsync("jo@acme.example", "sam@acme.example");
        await lab.SettleAsync();
        await lab.AdvanceAsync(lab.Workflow.Review.ReminderAfter);
        await lab.AdvanceAsync(Gathering);
        await lab.ApproveAsync(leads[0]);
        await lab.AdvanceAsync(lab.Workflow.Review.EscalateAfter - lab.Workflow.Review.ReminderAfter);
        await lab.AdvanceAsync(Gathering);
        var digests = lab.Mailer.Sent.Where(mail => mail.To.Value == "kim@ours.example").ToList();
        Assert.Equal(2, digests.Count);
        Assert.Contains("1 waiting for a decision, 1 for too long", digests[1].Subject, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_is_written_to_when_all_was_decided_in_the_meantime()
    {
        await using var lab = await LeadLab.StartAsync(workflow => WithDigest(workflow, "kim@ours.example"));
        var leads = await lab.ImportAsync("jo@acme.example");
        await lab.SettleAsync();
        await lab.AdvanceAsync(lab.Workflow.Review.ReminderAfter);
        await lab.DecideAsync(leads[0], Verdict.Reject);
        await lab.AdvanceAsync(Gathering);
        Assert.Empty(lab.Mailer.Sent);
    }

    [Fact]
    public async Task Mail_leaves_at_the_hour_at_which_people_usually_begin_and_names_as_many_as_they_decide_at_once()
    {
        await using var lab = await LeadLab.StartAsync(workflow => WithDigest(workflow, "kim@ours.example") with { TimeZone = "Europe/Berlin" });
        await WorkAsync(lab, days: 10, batch: 12);
        await lab.ImportAsync([.. Enumerable.Range(0, 20).Select(n => $"p{n}@acme.example")]);
        await lab.SettleAsync(); // ten in the morning in Berlin
        await lab.AdvanceAsync(lab.Workflow.Review.ReminderAfter);
        await lab.AdvanceAsync(TimeSpan.FromHours(20.9));
        Assert.Empty(lab.Mailer.Sent);
        await lab.RestartAsync();
        await lab.AdvanceAsync(TimeSpan.FromHours(0.2)); // past seven, before those who begin at half past
        var digest = Assert.Single(lab.Mailer.Sent);
        Assert.Contains("20 waiting for a decision", digest.Subject, StringComparison.Ordinal);
        Assert.Contains("- and 8 more", digest.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_becomes_due_until_the_hour_comes_is_one_mail()
    {
        await using var lab = await LeadLab.StartAsync(workflow => WithDigest(workflow, "kim@ours.example") with { TimeZone = "Europe/Berlin" });
        await WorkAsync(lab, days: 10, batch: 12);
        await lab.ImportAsync("jo@acme.example");
        await lab.AdvanceAsync(TimeSpan.FromHours(20)); // reminders at ten in the morning, and at six the next
        await lab.ImportAsync("sam@acme.example");
        await lab.AdvanceAsync(TimeSpan.FromHours(4));
        await lab.AdvanceAsync(TimeSpan.FromHours(20));
        await lab.AdvanceAsync(TimeSpan.FromHours(2));
        Assert.Contains("2 waiting", Assert.Single(lab.Mailer.Sent).Subject, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stated_hour_and_size_beat_what_was_learned()
    {
        await using var lab = await LeadLab.StartAsync(workflow => WithDigest(workflow, "kim@ours.example") is var usual
            ? usual with { Review = usual.Review with { DigestHour = 16, DigestSize = 1 } } : workflow);
        await WorkAsync(lab, days: 10, batch: 12);
        await lab.ImportAsync("jo@acme.example", "sam@acme.example"); // at nine
        await lab.SettleAsync();
        await lab.AdvanceAsync(lab.Workflow.Review.ReminderAfter);
        await lab.AdvanceAsync(TimeSpan.FromHours(6.9));
        Assert.Empty(lab.Mailer.Sent);
        await lab.AdvanceAsync(TimeSpan.FromHours(0.1));
        Assert.Contains("- and 1 more", Assert.Single(lab.Mailer.Sent).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_reader_gets_links_and_a_code_of_their_own_and_the_same_when_the_step_is_repeated()
    {
        var key = new LinkKey("k1", new byte[32]);
        await using var lab = await LeadLab.StartAsync(
            workflow => WithDigest(workflow, "kim@ours.example", "lou@ours.example"), RepeatedSteps.Registry(),
            new OutboundOptions(new Uri("https://outreach.example"), [key]));
        for (var attempt = 0; attempt < 4; attempt++)
            lab.Mailer.Answer(DeliveryState.Accepted); // and not remembered, so that both runs of the step are seen
        var lead = (await lab.ImportAsync("jo@acme.example", "sam@acme.example"))[0];
        await lab.SettleAsync();
        await lab.AdvanceAsync(lab.Workflow.Review.ReminderAfter);
        await lab.AdvanceAsync(Gathering);
        var digests = lab.Mailer.Attempts.GroupBy(mail => mail.To.Value)
            .ToDictionary(mails => mails.Key, mails => mails.Select(mail => mail.Body).Distinct().ToList());
        Assert.All(digests.Values, bodies => Assert.Single(bodies));
        var links = digests.ToDictionary(digest => digest.Key, digest => LinksIn(digest.Value[0]).Select(token => DecisionLink.Read(token, [key])!).ToList());
        Assert.Equal(["kim@ours.example", "lou@ours.example"], links.Keys.Order());
        foreach (var (reader, mine) in links)
        {
            Assert.Equal(2, mine.Count);
            Assert.Contains(ProposalRef.Of(await lab.Leads.GetReviewAsync(lead, 1, CancellationToken.None)), mine.Select(link => link.Proposal));
            Assert.All(mine, link => Assert.Equal((reader, lab.Clock.GetUtcNow() + DecisionLink.Lifetime), (link.Reviewer.Value, link.Expires)));
            Assert.Contains($"type the code {DecisionLink.CodeOf(key, mine[0].Mail)}.", digests[reader][0], StringComparison.Ordinal);
        }
        Assert.Equal(2, links.Values.SelectMany(mine => mine).Select(link => link.Mail).Distinct().Count());
    }

    [Fact]
    public async Task Host_that_cannot_be_reached_sends_no_links()
    {
        await using var lab = await LeadLab.StartAsync(workflow => WithDigest(workflow, "kim@ours.example"));
        await lab.ImportAsync("jo@acme.example");
        await lab.SettleAsync();
        await lab.AdvanceAsync(lab.Workflow.Review.ReminderAfter);
        await lab.AdvanceAsync(Gathering);
        var body = Assert.Single(lab.Mailer.Sent).Body;
        Assert.DoesNotContain("http", body, StringComparison.Ordinal);
        Assert.DoesNotContain("code", body, StringComparison.Ordinal);
    }

    private static IEnumerable<string> LinksIn(string body) =>
        body.Split('\n').Select(line => line.Trim()).Where(line => line.Contains("/decide/", StringComparison.Ordinal))
            .Select(line => line[(line.LastIndexOf('/') + 1)..]);

    /// <summary>A reviewer who begins at half past seven on each of the days before today.</summary>
    private static async Task WorkAsync(LeadLab lab, int days, int batch)
    {
        var memory = lab.Get<MemoryDesk>();
        for (var day = days; day > 0; day--)
            for (var n = 0; n < batch; n++)
            {
                var at = lab.Clock.GetUtcNow().Date.AddDays(-day).AddHours(6).AddMinutes(30 + n);
                var decision = new Decision
                {
                    Revision = 1,
                    Action = ProposedAction.Skip,
                    Verdict = Verdict.Approve,
                    By = LeadLab.Ann,
                    At =
                    new DateTimeOffset(at, TimeSpan.Zero)
                };
                var record = new DecisionRecord { Lead = new LeadId($"ld_{day}_{n}"), Company = "Acme", Decision = decision, Hour = 7 };
                await memory.RecordAsync(lab.Workflow.Id, $"{day}|{n}", new LearningEvent.Decided(decision.At, record), CancellationToken.None);
            }
    }

    private static Workflow WithDigest(Workflow workflow, params string[] to) =>
        workflow with { Review = workflow.Review with { DigestTo = to } };
}
