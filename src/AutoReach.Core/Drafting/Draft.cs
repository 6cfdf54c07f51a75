namespace AutoReach.Core.Drafting;

public enum SlotKind { Greeting, Opening, Value, Proof, CallToAction, SignOff }

/// <summary>One part of an email.</summary>
/// <param name="Kind">Its job.</param>
/// <param name="Text">Its text as it stands in the body.</param>
/// <param name="Facts">The dossier's facts that its claims rest on.</param>
/// <param name="Variant">Which alternative was chosen, for learning: <c>opening.observation</c>.</param>
public sealed record Slot(SlotKind Kind, string Text, IReadOnlyList<FactId> Facts, string Variant);

/// <summary>A proposed email. Plain text, lines ended by <c>\n</c>, paragraphs by an empty line.</summary>
public sealed record Draft
{
    public required int Revision { get; init; }
    public required string Subject { get; init; }
    public required string Body { get; init; }

    /// <summary>Hash of exactly this subject and body, see <see cref="ContentHash"/>.</summary>
    public required string Hash { get; init; }

    public IReadOnlyList<Slot> Slots { get; init; } = [];

    /// <summary>Stage score e in [0,1]: how sure the drafter is that it can go as it is.</summary>
    public double Score { get; init; }

    /// <summary>The score in [0,1] by the drafter's own rules, before anything learned; null where nothing spoke.</summary>
    public double? Opinion { get; init; }
}

/// <summary>Approved is what is sent: both sides of that comparison.</summary>
public static class ContentHash
{
    /// <summary><c>sha256:</c> over the subject's length, the subject and the body, so that no text can move between them.</summary>
    public static string Compute(string subject, string body) => Digest.Sha256($"{subject.Length}\n{subject}\n{body}");
}
