using System.Text.Json.Serialization;

namespace AutoReach.Core.Leads;

/// <summary>One line of a lead's history.</summary>
/// <param name="At">When, in UTC.</param>
/// <param name="By"><c>ai</c>, <c>system</c>, a reviewer's id or the source of an import.</param>
[JsonConverter(typeof(TimelineEventConverter))]
public sealed record TimelineEvent(DateTimeOffset At, string By, LeadEvent What);
