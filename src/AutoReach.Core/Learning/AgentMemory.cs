using AutoReach.Core.Drafting;
using AutoReach.Core.Leads;
using AutoReach.Core.Learning.Habits;
using AutoReach.Core.Learning.Items;
using AutoReach.Core.Learning.Profile;
using AutoReach.Core.Learning.Regression;
using AutoReach.Core.Learning.Style;
using AutoReach.Core.Learning.Team;
using AutoReach.Core.Qualification;
using AutoReach.Core.Research;
using AutoReach.Core.Review;
using AutoReach.Core.Trust.Levels;
using AutoReach.Core.Workflows;

namespace AutoReach.Core.Learning;

/// <summary>
/// All that a workflow's AI has learned: a pure fold over what its team decided. The same events in the same order give
/// the same memory, so it can be thrown away and rebuilt. Not safe for use by several threads at once.
/// </summary>
public sealed class AgentMemory(MemoryOptions options)
{
    private const double DecayOfRetraining = 0.5;
    private const int MaxExamples = 2;

    private readonly LearnedModel _profile = new(ProfileFeatures.PriorOf, new ModelOptions(TimeSpan.FromDays(45), MaxScreened: 100, FollowsChanges: true));
    private readonly LearnedModel _research = new(StageFeatures.PriorOf, new ModelOptions(TimeSpan.FromDays(90)));
    private readonly LearnedModel _email = new(StageFeatures.PriorOf, new ModelOptions(TimeSpan.FromDays(35)));
    private readonly StyleProjection _style = new();
    private readonly ApprovedEmails _approved = new();
    private readonly AttributeLedger _ledger = new();
    private readonly Settlements _settled = new();
    private StyleProfile? _styleProfile;

    /// <summary>How many events it is folded from.</summary>
    public int Events { get; private set; }

    public HabitProjection Habits { get; } = new();

    public TeamProjection Team { get; } = new();

    public StyleProfile Style => _styleProfile ??= options.Style ? _style.Profile(_settled) : StyleProfile.Nothing;

    private ProfileTaste Taste => new(_profile, _ledger, _settled);

    public void Apply(LearningEvent happened)
    {
        Events++;
        switch (happened)
        {
            case LearningEvent.Decided { Record: var record }:
                Take(record);
                break;
            case LearningEvent.KnownBadAnswered answered:
                Team.Take(answered.By, answered.Caught);
                break;
            case LearningEvent.Retrained retrained:
                Retrain(retrained);
                break;
            case LearningEvent.ItemSettled settled:
                _settled.Take(settled with { Item = settled.Item.Renew() });
                break;
            case LearningEvent.ItemDeleted { Item: var item }:
                Delete(item.Renew());
                break;
            default:
                throw new InvalidOperationException($"Unexpected {happened.GetType().Name}.");
        }
        if (happened is not LearningEvent.Decided)
            _styleProfile = null;
    }

    /// <summary>All that was learned, and what people settled about it.</summary>
    public MemoryReport Report(IdealCustomerProfile stated) => MemoryReport.Of(_style, _settled, _ledger, new ProfileReport(Taste, _ledger, stated));

    /// <returns>The item as it stands, listed or not; null where there is neither evidence nor a person's word.</returns>
    public LearnedItem? FindItem(string id) => MemoryReport.Find(id, _style, _settled, _ledger, Taste);

    /// <summary>What most separates a decided lead from those that were wanted so far, by what was known before the decision was taken in.</summary>
    /// <returns>Contributions in log-odds, the largest first; empty where the decision does not speak of the lead.</returns>
    public IReadOnlyList<FitReason> ImpliedReasons(IdealCustomerProfile stated, DecisionRecord record) =>
        Profile.ImpliedReasons.Infer(new ProfileReport(Taste, _ledger, stated), _ledger, record);

    /// <summary>
    /// The qualifier's result, moved by what the team decided about leads like this one. A stated exclusion is a rule until
    /// enough leads that it names were decided; from then on it is one more thing that decisions speak for or against.
    /// </summary>
    /// <param name="own">What the qualifier says.</param>
    public QualificationResult Judge(Workflow workflow, Prospect prospect, Dossier dossier, QualificationResult own)
    {
        var taste = Taste;
        if (!options.Profile || !taste.Speaks)
            return own with { Opinion = own.Fit };
        var text = LeadAttributes.TextOf(prospect, dossier);
        var keywords = ProfileFeatures.KeywordsOf(workflow.Profile, text);
        var features = ProfileFeatures.Extract(own.Fit, LeadAttributes.Extract(prospect, dossier), keywords, ProfileFeatures.WordsOf(text));
        var fit = taste.Predict(features).Probability;
        var excluded = workflow.Profile.ExcludeKeywords.Any(
            keyword => text.HasWordStartingWith(keyword) && !_ledger.Get(ProfileFeatures.OfKeyword(keyword)).Evidence.IsEnough);
        var qualified = !excluded && fit >= workflow.QualityBar.MinimumFit;
        return new QualificationResult(
            fit, qualified ? QualificationVerdict.Qualified : QualificationVerdict.Unqualified,
            [.. FitReasons.Explain(taste, features, own)], qualified ? fit : 1 - (excluded ? Math.Min(fit, 0.5) : fit))
        {
            Opinion = own.Fit,
        };
    }

    /// <returns>Stage score r in [0,1]: the probability that no fact is corrected.</returns>
    public double ResearchScore(double own, IEnumerable<FlagKind> flags) =>
        _research.Count < Evidence.Enough ? own : _research.Predict(StageFeatures.OfResearch(own, flags)).Probability;

    /// <returns>Stage score e in [0,1]: the probability that the email of a wanted lead goes as it is.</returns>
    public double DraftScore(double own, Draft draft, IEnumerable<FlagKind> flags) =>
        _email.Count < Evidence.Enough ? own : _email.Predict(StageFeatures.OfDraft(own, draft, flags, Style)).Probability;

    /// <summary>
    /// Emails that people let pass at leads like this one, the likest first, with <c>{company}</c>, <c>{firstName}</c>
    /// and <c>{link}</c> where names stood.
    /// </summary>
    public IReadOnlyList<string> ExamplesFor(Prospect prospect, Dossier dossier) => _approved.Nearest(LeadAttributes.Extract(prospect, dossier), MaxExamples);

    private void Take(DecisionRecord record)
    {
        var decision = record.Decision;
        var weight = ReviewPace.WeightOf(decision, Habits.MedianSecondsOf(decision.By)) * Team.ReliabilityOf(decision.By);
        Habits.Take(record);
        Team.Take(record);
        if (record.IsWanted is { } wanted)
            TakeProfile(ProfileFeatures.JudgedBy(record.FeaturesOfProfile(), decision.By), wanted, weight, decision.At);
        var factsStand = decision.Corrections.Count == 0 && !decision.Reasons.Any(reason => reason is RejectReason.FactWrong or RejectReason.WrongCompany);
        _research.Observe(new Observation(StageFeatures.OfResearch(record.ResearchOpinion, record.Flags), factsStand, weight, decision.At));
        if (record.Email is { } email)
        {
            var unchanged = email.Draft.Body == email.Body && email.Draft.Subject == email.Subject;
            _email.Observe(new Observation(StageFeatures.OfDraft(record.DraftOpinion, email.Draft, record.Flags, Style), unchanged, weight, decision.At));
            _style.Take(record);
            _approved.Take(record);
            _styleProfile = null;
        }
    }

    private void TakeProfile(IReadOnlyList<Feature> features, bool isWanted, double weight, DateTimeOffset at)
    {
        _ledger.Take(features, isWanted, at);
        _profile.Observe(new Observation(_ledger.Observed(features), isWanted, weight, at));
    }

    private void Delete(ItemKey item)
    {
        _settled.Drop(item);
        if (item.Kind is ItemKind.Preference or ItemKind.Strictness)
            _ledger.Delete(item.Name);
        else
            _style.Forget(item);
    }

    private void Retrain(LearningEvent.Retrained retrained)
    {
        var factor = retrained.History switch
        {
            History.Keep => 1,
            History.Decay => DecayOfRetraining,
            History.Forget => 0,
            _ => throw new InvalidOperationException($"Unexpected {retrained.History}."),
        };
        foreach (var model in (LearnedModel[])[_profile, _research, _email])
            model.Decay(factor, retrained.At);
        _style.Decay(factor);
        if (factor > 0)
            return;
        _ledger.Forget();
        _approved.Forget();
    }
}
