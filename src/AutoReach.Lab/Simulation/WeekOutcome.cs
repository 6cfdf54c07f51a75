namespace AutoReach.Lab.Simulation;

/// <summary>One simulated week in numbers. Rates are null where there was nothing to rate.</summary>
/// <param name="AcceptRate">Of leads that the AI first proposed to send, the share that the team accepts, seen or not.</param>
/// <param name="NoEditRate">Of accepted emails, the share that the team leaves as they are, seen or not.</param>
/// <param name="HumanShare">Items that a person looked at, samples and audits counted, a lead of the week.</param>
/// <param name="AutoDisagreement">Of what the AI did alone, the share that the team would have done otherwise.</param>
/// <param name="WrongSkipRate">Of the leads that the team wants, the share that the AI skipped alone.</param>
/// <param name="ReviewSecondsPerLead">Modelled.</param>
/// <param name="Level">At the week's end.</param>
/// <param name="Threshold">For emails, at the week's end; null while none is certified.</param>
/// <param name="TopPrecision">Of the third of the leads with the highest fit, the share that the team wants.</param>
internal sealed record WeekOutcome(
    int Week, double? AcceptRate, double? NoEditRate, double? HumanShare, double? AutoDisagreement, double? WrongSkipRate,
    double? ReviewSecondsPerLead, double? Level, double? Threshold, double? TopPrecision);
