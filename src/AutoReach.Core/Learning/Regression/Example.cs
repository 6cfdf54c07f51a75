namespace AutoReach.Core.Learning.Regression;

/// <summary>An observation by numbers of features, or of places in a fit.</summary>
/// <param name="Places">Distinct.</param>
/// <param name="Values">One a place.</param>
internal readonly record struct Example(int[] Places, double[] Values, bool Label, double Weight, DateTimeOffset At);
