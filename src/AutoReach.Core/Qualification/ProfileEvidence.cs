namespace AutoReach.Core.Qualification;

/// <summary>One stated dimension against one lead.</summary>
/// <param name="Text">Why, as a sentence fragment for people.</param>
/// <param name="LogOdds">What it adds to the log-odds of the fit.</param>
/// <param name="Known">Whether the lead says anything on this dimension.</param>
public readonly record struct ProfileEvidence(string Text, double LogOdds, bool Known);

/// <summary>
/// What each outcome of a stated dimension adds to the log-odds that the team wants the lead. Chosen so that a lead
/// that meets role, size and region stands near 0.93, one of them far off in size near 0.6, and one in the wrong role
/// under 0.5 unless nearly everything else speaks for it. They are a prior: what a team decides moves them (see Learning).
/// </summary>
public static class StatedWeights
{
    public const double RoleSame = 1.2, RoleNear = 0.5, RoleSameFunction = -0.8, RoleOther = -3.0, RoleUnknown = -0.4;
    public const double SizeSame = 0.8, SizeNextBand = -0.6, SizeOther = -1.4, SizeUnknown = -0.2;
    public const double RegionSame = 0.6, RegionOther = -1.2, RegionUnknown = -0.1;
    public const double IndustrySame = 1.0, IndustryOther = -1.2, IndustryUnknown = -0.2;

    /// <summary>For the first technology or keyword that matches; each further one adds <see cref="OneMore"/>, at most two.</summary>
    public const double TechnologySame = 0.7, TechnologyOther = -0.6, TechnologyUnknown = -0.1;
    public const double KeywordFound = 0.6, KeywordMissing = -0.5, KeywordUnknown = -0.1, OneMore = 0.2;

    public const double Excluded = -6.0;

    /// <summary>Import and website contradict each other on a dimension.</summary>
    public const double Contradiction = -0.5;
}
