namespace AutoReach.Core.Learning.Regression;

/// <summary>An observation by numbers of features, or of places in a fit.</summary>
/// <param name="Places">Distinct; companions of <see cref="Lately"/> behind the features themselves.</param>
/// <param name="Values">One a place.</param>
/// <param name="Lasting">How many of the places are no companions.</param>
internal readonly record struct Example(int[] Places, double[] Values, int Lasting, bool Label, double Weight, DateTimeOffset At)
{
    public Example WithoutLately() => Lasting == Places.Length ? this : this with { Places = Places[..Lasting], Values = Values[..Lasting] };
}
