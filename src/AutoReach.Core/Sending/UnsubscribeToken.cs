using System.Diagnostics.CodeAnalysis;

namespace AutoReach.Core.Sending;

/// <summary>Who wants no more mail from which workflow.</summary>
public sealed record Unsubscription(WorkflowId Workflow, EmailAddress Address);

/// <summary>
/// The token of an unsubscribe link: it says whom it is for and proves that we wrote it, so a link works without
/// a lookup, for good, and nobody can make one for another person. A <see cref="SignedToken"/> of workflow and address.
/// </summary>
public static class UnsubscribeToken
{
    private static ReadOnlySpan<byte> Purpose => "autoreach unsubscribe\n"u8;

    public static string Create(LinkKey key, WorkflowId workflow, EmailAddress address) =>
        SignedToken.Create(key, Purpose, workflow.Value, address.Value);

    /// <param name="keys">Those whose links still count.</param>
    /// <returns>False for anything that <see cref="Create"/> did not return for one of the keys, letter by letter.</returns>
    public static bool TryRead(string? token, IReadOnlyCollection<LinkKey> keys, [NotNullWhen(true)] out Unsubscription? unsubscription)
    {
        unsubscription = SignedToken.Read(token, keys, Purpose, count: 2) is [var workflow, var text] && EmailAddress.TryParse(text, out var address)
            ? new Unsubscription(WorkflowId.Of(workflow), address)
            : null;
        return unsubscription is not null;
    }
}
