using System.Text.Json;

namespace AutoReach.Local.Tests.Kill;

/// <summary>Decides on proposals, some this way and some that; the same lead gets the same decision at every repetition.</summary>
internal static class Reviewer
{
    public static StatedDecision Decide(JsonElement item)
    {
        var (lead, revision) = (item.GetProperty("id").GetString()!, item.GetProperty("revision").GetInt32());
        var note = $"Read with care: {lead}";
        object decision = (item.GetProperty("action").GetString(), lead[^1] % 4) switch
        {
            ("send", 0) => new { revision, verdict = "reject", reasons = (string[])["badTiming"], note },
            ("send", 1) => new { revision, verdict = "edit", subject = $"Grüße an {lead}", body = BodyFor(lead), note },
            _ => new { revision, verdict = "approve", note },
        };
        return new StatedDecision(lead, revision, JsonSerializer.Serialize(decision));
    }

    /// <summary>With all that mail likes to alter: a blank at a line's end, "From" at its start, letters beyond ASCII.</summary>
    private static string BodyFor(string lead) =>
        $"Hello,\n\nthis was written by hand for {lead}. \nFrom here on it is a test of “exactly”:\n\n\tété = summer\n\nBest";
}
