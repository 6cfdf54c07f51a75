using System.Text.Json;

namespace AutoReach.Local.Tests.Kill;

/// <summary>Decides on proposals, some this way and some that, and each time otherwise on a lead that was decided before.</summary>
internal sealed class Reviewer
{
    private int _decisions;

    public Act.Decide Decide(JsonElement item)
    {
        var (lead, revision) = (item.GetProperty("id").GetString()!, item.GetProperty("revision").GetInt32());
        var number = ++_decisions;
        var note = $"Read with care: {lead}, number {number}";
        return (item.GetProperty("action").GetString(), (lead[^1] + number) % 4) switch
        {
            ("send", 0) => Stated("reject", new { revision, verdict = "reject", reasons = (string[])["badTiming"], note }),
            ("send", 1) => Stated("edit", new { revision, verdict = "edit", subject = $"Grüße an {lead}", body = BodyFor(lead, number), note }),
            _ => Stated("approve", new { revision, verdict = "approve", note }),
        };

        Act.Decide Stated(string verdict, object decision) => new(lead, verdict, note, JsonSerializer.Serialize(decision));
    }

    /// <summary>With all that mail likes to alter: a blank at a line's end, "From" at its start, letters beyond ASCII.</summary>
    private static string BodyFor(string lead, int number) =>
        $"Hello,\n\nthis was written by hand for {lead} as number {number}. \nFrom here on it is a test of “exactly”:\n\n\tété = summer\n\nBest";
}
