using System.Text;
using AutoReach.Core.Leads;
using AutoReach.Core.Review;

namespace AutoReach.Core.Trust;

/// <summary>Whether a decision left the AI's proposal as it was: the label that everything about trust is learned from.</summary>
public static class Agreement
{
    /// <summary>
    /// A send agrees when the lead is accepted, no fact is corrected and the email is unchanged but for white space and
    /// the shape of quotes; a skip agrees when the person confirms it.
    /// </summary>
    /// <param name="proposed">Subject and body as they were proposed; null for a skip.</param>
    public static bool Judge(Decision decision, ProposedText? proposed) => (decision.Action, decision.Verdict) switch
    {
        (ProposedAction.Skip, var verdict) => verdict == Verdict.Approve,
        (ProposedAction.Send, Verdict.Reject) => false,
        (ProposedAction.Send, Verdict.Approve) => decision.Corrections.Count == 0,
        (ProposedAction.Send, Verdict.Edit) => decision.Corrections.Count == 0 && proposed is not null
            && IsSame(decision.Subject, proposed.Subject) && IsSame(decision.Body, proposed.Body),
        _ => throw new InvalidOperationException($"{decision.Verdict} of a proposed {decision.Action} is no decision."),
    };

    private static bool IsSame(string? decided, string proposed) => decided is null || Normalised(decided) == Normalised(proposed);

    /// <summary>Runs of white space are one blank, and typographic quotes are plain ones.</summary>
    private static string Normalised(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var character in text.Trim())
            if (!char.IsWhiteSpace(character))
                plain.Append(Plain(character));
            else if (plain[^1] != ' ')
                plain.Append(' ');
        return plain.ToString();
    }

    private static char Plain(char character) => character switch
    {
        '‘' or '’' or '‚' or '‛' or '′' or '`' or '´' => '\'',
        '“' or '”' or '„' or '‟' or '″' or '«' or '»' => '"',
        _ => character,
    };
}
