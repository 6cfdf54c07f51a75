namespace AutoReach.Core.Learning.Habits;

/// <summary>The last so many of a row of numbers: habits change, and what was usual long ago is forgotten.</summary>
internal sealed class Recent<T>(int most) where T : struct, IComparable<T>
{
    private readonly Queue<T> _values = new(most);

    public IReadOnlyCollection<T> Values => _values;

    public void Add(T value)
    {
        if (_values.Count == most)
            _values.Dequeue();
        _values.Enqueue(value);
    }

    /// <returns>The upper median; null while there are fewer than <paramref name="fewest"/>.</returns>
    public T? Median(int fewest) => _values.Count < fewest ? null : _values.Order().ElementAt(_values.Count / 2);
}
