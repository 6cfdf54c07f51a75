using AutoReach.Core.Review;
using AutoReach.Core.Workflows;
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

    private static Workflow WithDigest(Workflow workflow, params string[] to) =>
        workflow with { Review = workflow.Review with { DigestTo = to } };
}
