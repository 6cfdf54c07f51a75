using System.Globalization;

namespace AutoReach.Core.Leads;

/// <summary>
/// Names one step of one orchestration, <c>instance/row</c>: the same when the step is repeated after a crash. Rows of an
/// instance only grow, so of two steps the one with the smaller row is over.
/// </summary>
/// <param name="Row">The call's place in its instance, from 0.</param>
public readonly record struct StepKey(string Instance, int Row)
{
    /// <returns>Null for what is no such key: an older store also kept other names in its place.</returns>
    public static StepKey? TryParse(string? text) =>
        text?.LastIndexOf('/') is > 0 and var slash && int.TryParse(text.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var row)
            ? new StepKey(text[..slash], row) : null;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Instance}/{Row}");
}
