using AutoReach.Core.Workflows;

namespace AutoReach.Core.Sending;

/// <summary>A message ready for a mail system. The recipient comes from the lead, never from generated text.</summary>
public sealed record Envelope
{
    public required EmailAddress To { get; init; }
    public string? ToName { get; init; }
    public required EmailAddress From { get; init; }
    public string FromName { get; init; } = "";
    public required string Subject { get; init; }

    /// <summary>Plain text with <c>\n</c> line ends, footer included.</summary>
    public required string Body { get; init; }

    /// <summary>One-click unsubscribe address (RFC 8058), when the host is reachable from outside.</summary>
    public Uri? Unsubscribe { get; init; }

    /// <summary>The same for every attempt at the same approved text to the same lead.</summary>
    public required string IdempotencyKey { get; init; }

    /// <summary>32 hexadecimal characters over lead, revision and approved hash.</summary>
    public static string KeyFor(LeadId lead, int revision, string contentHash) =>
        Digest.Sha256($"{lead.Value}\n{revision}\n{contentHash}")["sha256:".Length..][..32];
}

/// <summary>What is known of an attempt to send.</summary>
public enum DeliveryState
{
    /// <summary>The mail system took it over.</summary>
    Accepted,

    /// <summary>The mail system refused it for good; it has not been and will not be delivered.</summary>
    Refused,

    /// <summary>It certainly never left; trying again cannot send twice.</summary>
    NotSent,

    /// <summary>It may or may not have been taken over; only a person may try again.</summary>
    Unknown,
}

/// <param name="State">What is known.</param>
/// <param name="Detail">The mail system's answer or receipt, without addresses or content.</param>
public sealed record Delivery(DeliveryState State, string Detail);

/// <summary>Stored before the attempt, completed after it. An intent without an end is an ambiguous send.</summary>
/// <param name="Transport">Who was to take it: after a crash that mail system is asked, whatever the workflow says by then.</param>
public sealed record SendIntent(
    string IdempotencyKey, int Revision, string ContentHash, Transport Transport, DateTimeOffset At, Delivery? Delivery = null);
