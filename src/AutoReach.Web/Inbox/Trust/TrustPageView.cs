using AutoReach.Core.Leads;
using AutoReach.Core.Learning.Team;
using AutoReach.Core.Metrics;
using AutoReach.Core.Trust;
using AutoReach.Core.Trust.Audits;
using AutoReach.Core.Trust.Confidence;
using AutoReach.Core.Trust.Levels;
using AutoReach.Core.Workflows;

namespace AutoReach.Web.Inbox.Trust;

/// <summary>Where a workflow's trust stands, with all that its page shows.</summary>
/// <param name="Trouble">Why a command was not carried out.</param>
public sealed record TrustPageView(
    PageFrame Frame, Workflow Workflow, TrustState State, IReadOnlyList<WeekMetrics> Weeks, TeamReport Team, string? Trouble = null)
{
    public DateTimeOffset Now => Frame.Times.Now;

    public string Next => WhyNotYet.Sentence(State, Workflow.Trust, Now);

    public IReadOnlyList<Requirement> Requirements => TrustLevels.ForNext(State, Workflow.Trust, Now);

    public CalibrationReport CalibrationOf(ProposedAction action) => CalibrationReport.Of(State.For(action).PredictionsOfEpoch);

    /// <summary>What acting alone at each threshold of the grid would have meant so far, lowest first.</summary>
    public IReadOnlyList<(double Threshold, RiskEstimate Send, RiskEstimate Skip)> Risks =>
        [.. State.Send.Certificates.Select(certificate => certificate.Threshold).Order()
            .Select(threshold => (threshold, State.Send.RiskFrom(threshold), State.Skip.RiskFrom(threshold)))];
}

/// <summary>What levels and thresholds are called where people read them.</summary>
public static class TrustWords
{
    public static string NameOf(int level) => level switch
    {
        1 => "Learning",
        2 => "Calibration",
        3 => "Trust",
        4 => "Mature",
        _ => throw new InvalidOperationException($"There is no level {level}."),
    };

    public static string MeaningOf(int level) => level switch
    {
        1 => "A person decides everything.",
        2 => "The AI acts alone where it is certified; a person decides the rest and sees a fifth of what could go alone.",
        3 => "The AI acts alone where it is certified; a person sees valuable leads, what is unsure, and a tenth at random.",
        4 => "The AI does the daily work; people look after valuable leads, exceptions and the weekly audit.",
        _ => throw new InvalidOperationException($"There is no level {level}."),
    };

    public static string Plural(ProposedAction action) => action == ProposedAction.Send ? "Emails" : "Skips";

    public static string Threshold(double? threshold) =>
        threshold is { } tau ? tau.ToString("0.00", System.Globalization.CultureInfo.InvariantCulture) : "none yet";

    /// <summary>How far an alarm is from being raised, in words.</summary>
    public static string Describe(ActionTrust trust) => trust switch
    {
        { IsAlarmOpen: true } => "An alarm was raised. It closes when a threshold is certified anew.",
        { Checked.Count: 0 } => "Nothing has gone alone and been checked yet.",
        { Alarm.Value: < Alarm.Limit / 100 } => "Quiet.",
        { Alarm.Value: < Alarm.Limit / 10 } => "More disagreement than usual, far from an alarm.",
        _ => "Close to an alarm.",
    };
}
