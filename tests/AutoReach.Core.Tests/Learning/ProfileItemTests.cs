using AutoReach.Core.Leads;
using AutoReach.Core.Learning.Items;
using AutoReach.Core.Learning.Profile;
using AutoReach.Core.Reference;
using AutoReach.Core.Review;
using AutoReach.Core.Trust.Levels;
using AutoReach.Core.Workflows;

namespace AutoReach.Core.Tests.Learning;

public sealed class ProfileItemTests
{
    private const string Small = "companySize=small";

    private static readonly Prospect Wanted = Team.Lead(size: CompanySize.Small);
    private static readonly Prospect Unwanted = Team.Lead(size: CompanySize.Large);

    private readonly Team _team =
        new() { Workflow = new Workflow { Name = "Team", Profile = new IdealCustomerProfile { CompanySizes = [CompanySize.Medium] } } };

    private void Teach(int times)
    {
        for (var n = 0; n < times; n++)
            _team.Decide(n % 2 == 0 ? Wanted : Unwanted, isWanted: n % 2 == 0);
    }

    private double Fit(Prospect prospect) => _team.Judge(prospect).Fit;

    private double RebuiltFit(Prospect prospect) => _team.Judge(_team.Rebuilt(), prospect).Fit;

    [Fact]
    public void A_preference_is_an_item_with_the_decisions_that_it_rests_on()
    {
        Teach(40);
        var item = Assert.Single(_team.Report.Items, item => item.Key == new ItemKey(ItemKind.Preference, Small));
        Assert.Equal((20, true, Team.Start.AddMinutes(38)), (item.Evidence.Count, item.IsActive, item.Evidence.At));
        Assert.Matches(@"^Company size small is wanted more than stated, by \d\.\d in log-odds \(20 of 20 such leads were wanted\)\.$", item.Sentence);
        Assert.StartsWith("preference-companysize-small-", item.Id, StringComparison.Ordinal);
    }

    [Fact]
    public void An_attribute_seen_four_times_moves_no_fit()
    {
        Teach(40);
        var rare = Wanted with { Region = "africa" };
        var before = Fit(rare);
        _team.Decide(rare, isWanted: false, times: 4);
        Assert.False(_team.Item(ItemKind.Preference, "region=africa")!.IsActive);
        Assert.DoesNotContain(_team.Judge(rare).Reasons, reason => reason.Text.Contains("africa", StringComparison.Ordinal));
        Assert.InRange(Fit(rare), before - 0.5, 1); // the size that came along is believed less
        _team.Decide(rare, isWanted: false, times: 8);
        Assert.True(_team.Item(ItemKind.Preference, "region=africa")!.IsActive);
        Assert.InRange(Fit(rare), 0, before - 0.3);
    }

    [Fact]
    public void A_switched_off_preference_moves_no_fit_until_it_is_switched_on()
    {
        Teach(60);
        var before = Fit(Wanted);
        _team.Settle(ItemKind.Preference, Small, new ItemChange(Active: false));
        var off = Fit(Wanted);
        Assert.True(off < before - 0.1, $"{before} → {off}");
        _team.Decide(Wanted, isWanted: true, times: 30);
        Assert.InRange(Fit(Wanted), 0, before - 0.1);
        Assert.Equal(Fit(Wanted), RebuiltFit(Wanted));
        Assert.DoesNotContain(_team.Judge(Wanted).Reasons, reason => reason.Text.StartsWith("company size small: decisions", StringComparison.Ordinal));
        _team.Settle(ItemKind.Preference, Small, new ItemChange(Active: true));
        Assert.InRange(Fit(Wanted), before - 0.05, 1);
    }

    [Fact]
    public void A_pinned_preference_counts_below_five_pieces_and_is_never_unlearned()
    {
        _team.Decide(Wanted, isWanted: true, times: 2);
        var before = Fit(Wanted);
        _team.Settle(ItemKind.Preference, Small, new ItemChange(Value: "2.5"));
        var pinned = Fit(Wanted);
        Assert.True(pinned > before + 0.2, $"{before} → {pinned}");
        Assert.Equal(pinned, RebuiltFit(Wanted));
        _team.Retrain(History.Forget);
        Assert.InRange(Fit(Wanted), pinned - 0.1, 1);
        var item = _team.Item(ItemKind.Preference, Small)!;
        Assert.Equal(("2.5", true, 0), (item.Value, item.IsActive, item.Evidence.Count));
        Assert.Contains(_team.Report.Items, listed => listed.Id == item.Id);
        Assert.True(Fit(Wanted) > Fit(Unwanted));
    }

    [Fact]
    public void A_deleted_preference_leaves_nothing_behind_and_needs_five_new_pieces()
    {
        Teach(80);
        var before = Fit(Wanted);
        _team.Delete(ItemKind.Preference, Small);
        var deleted = Fit(Wanted);
        Assert.True(deleted < before - 0.1, $"{before} → {deleted}");
        Assert.Null(_team.Item(ItemKind.Preference, Small));
        Teach(8);
        Assert.Equal((4, false), (_team.Item(ItemKind.Preference, Small)!.Evidence.Count, _team.Item(ItemKind.Preference, Small)!.IsActive));
        Assert.True(Fit(Wanted) < Fit(Team.Lead()), "Less is stated for it than for an unknown size, and nothing learned.");
        Assert.Equal(Fit(Wanted), RebuiltFit(Wanted));
        Teach(40);
        Assert.True(_team.Item(ItemKind.Preference, Small)!.IsActive);
        Assert.True(Fit(Wanted) > Fit(Team.Lead()));
    }

    [Fact]
    public void A_reviewers_strictness_is_an_item_and_off_it_counts_for_the_team()
    {
        for (var n = 0; n < 120; n++)
            _team.Decide(Wanted, isWanted: n % 2 == 0 || n % 5 == 0, by: n % 2 == 0 ? "usual" : "strict");
        var item = Assert.Single(_team.Report.Items, item => item.Key == new ItemKey(ItemKind.Strictness, "reviewer=strict"));
        Assert.StartsWith("strict is stricter than the team (−", item.Sentence, StringComparison.Ordinal);
        var before = Fit(Wanted);
        _team.Settle(ItemKind.Strictness, "reviewer=strict", new ItemChange(Active: false));
        Assert.True(Fit(Wanted) < before, $"{before} → {Fit(Wanted)}");
        Assert.Equal(Fit(Wanted), RebuiltFit(Wanted));
        _team.Settle(ItemKind.Strictness, "reviewer=strict", new ItemChange(Active: true));
        Assert.Equal(before, Fit(Wanted));
    }

    [Fact]
    public void Stated_and_learned_weights_stand_side_by_side_and_differ_where_the_interval_says_so()
    {
        Teach(60);
        var rows = _team.Report.Profile.ToDictionary(row => row.Attribute);
        Assert.Equal((0.8, 0.8, 0, true, false),
            (rows["companySize=medium"].Stated, Math.Round(rows["companySize=medium"].Learned / StatedCounts, 3), rows["companySize=medium"].Count,
            rows["companySize=medium"].IsNamed, rows["companySize=medium"].Differs));
        var small = rows[Small];
        Assert.Equal((-0.6, 30, 30, false, true), (small.Stated, small.Count, small.Wanted, small.IsNamed, small.Differs));
        Assert.True(small.Low > small.Stated && small.Low < small.Learned && small.Learned < small.High);
        Assert.True(rows["companySize=large"].Learned < 0 && rows["companySize=large"].Stated == -0.6);
    }

    private double StatedCounts => _team.Report.Profile.First(row => row.Attribute == "companySize=medium").Learned / 0.8;

    [Fact]
    public void What_was_never_decided_differs_in_nothing()
    {
        Assert.Equal(("companySize=medium", 0.8, 0.8, false), _team.Report.Profile.Select(row => (row.Attribute, row.Stated, row.Learned, row.Differs))
            .Single());
        Assert.Empty(_team.Report.Proposals);
    }

    [Fact]
    public void Preferences_that_were_never_stated_are_proposed_and_adopting_one_states_it()
    {
        for (var n = 0; n < 240; n++)
        {
            var (isSmall, usesGo, isAgency) = (n % 2 == 0, n % 3 == 0, n % 5 == 0);
            var lead = (isSmall ? Wanted : Team.Lead()) with { Technologies = usesGo ? ["go"] : [], Description = isAgency ? "An agency" : null };
            _team.Decide(lead, isWanted: !isAgency && (isSmall || usesGo));
        }
        var profile = _team.Workflow.Profile;
        Assert.All(_team.Report.Proposals, proposal => Assert.True(proposal.Row.Differs && proposal.Row.Count >= 5));
        var small = Proposal(ProposalAction.Add, ProfileList.CompanySizes, "small");
        Assert.Equal([CompanySize.Medium, CompanySize.Small], small.ApplyTo(profile).CompanySizes);
        Assert.Contains("96 of 120 such leads were wanted", small.Sentence(profile), StringComparison.Ordinal);
        var go = Proposal(ProposalAction.Add, ProfileList.Technologies, "go");
        Assert.Equal(["go"], go.ApplyTo(profile).Technologies);
        Assert.Contains("Nothing is stated here so far", go.Sentence(profile), StringComparison.Ordinal);
        Assert.Contains(_team.Report.Proposals, proposal => proposal is { Action: ProposalAction.Add, List: ProfileList.ExcludeKeywords, Value: "agency" });
        Assert.DoesNotContain(_team.Memory.Report(small.ApplyTo(profile)).Proposals, proposal => proposal.Id == small.Id);
    }

    [Fact]
    public void A_stated_preference_that_decisions_contradict_is_proposed_to_be_taken_back()
    {
        var medium = Team.Lead(size: CompanySize.Medium);
        for (var n = 0; n < 30; n++)
        {
            _team.Decide(medium, isWanted: false);
            _team.Decide(Wanted, isWanted: true);
        }
        Assert.Empty(Proposal(ProposalAction.Remove, ProfileList.CompanySizes, "medium").ApplyTo(_team.Workflow.Profile).CompanySizes);
    }

    [Fact]
    public void The_implied_reason_is_what_separates_a_lead_from_the_wanted_ones()
    {
        Teach(60);
        var reject = _team.RecordOf(Unwanted, ProposedAction.Send, Verdict.Reject);
        var reason = _team.Memory.ImpliedReasons(_team.Workflow.Profile, reject)[0];
        Assert.Equal("company size large", reason.Text);
        Assert.True(reason.Contribution < -0.3);
        Assert.DoesNotContain(_team.Memory.ImpliedReasons(_team.Workflow.Profile, reject), other => other.Text == "no company size small");
        var unknown = _team.Memory.ImpliedReasons(_team.Workflow.Profile, _team.RecordOf(Team.Lead(), ProposedAction.Send, Verdict.Reject));
        Assert.Equal("no company size small", unknown[0].Text);
        var rescue = _team.Memory.ImpliedReasons(
            _team.Workflow.Profile, _team.RecordOf(Wanted with { Region = "africa" }, ProposedAction.Skip, Verdict.Reject));
        Assert.All(rescue, other => Assert.True(other.Contribution > 0));
        Assert.Empty(_team.Memory.ImpliedReasons(_team.Workflow.Profile, reject with { Decision = reject.Decision with { Reasons = [RejectReason.ToneOff] } }));
    }

    [Fact]
    public void Before_anything_is_learned_the_stated_profile_gives_the_implied_reason()
    {
        var reason = Assert.Single(_team.Memory.ImpliedReasons(_team.Workflow.Profile, _team.RecordOf(Unwanted, ProposedAction.Send, Verdict.Reject)));
        Assert.Equal(("company size large", -0.6), (reason.Text, reason.Contribution));
    }

    [Fact]
    public void The_list_stays_readable_however_much_was_seen()
    {
        for (var n = 0; n < 200; n++)
            _team.Decide(Team.Lead(role: $"Keeper of thing {n % 90}", description: $"word{n % 70} thing{n % 50} item{n % 40}"), isWanted: n % 3 == 0);
        Assert.InRange(_team.Report.Items.Count, 1, 80);
        Assert.True(_team.Report.LeftOut > 20);
    }

    private ProfileProposal Proposal(ProposalAction action, ProfileList list, string value) =>
        Assert.Single(_team.Report.Proposals, proposal => proposal.Action == action && proposal.List == list && proposal.Value == value);
}
