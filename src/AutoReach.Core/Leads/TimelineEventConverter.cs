using System.Text.Json;
using System.Text.Json.Serialization;

namespace AutoReach.Core.Leads;

/// <summary>
/// <c>{"at","event","by","detail":{…}}</c>. What a newer release wrote must not keep a lead from being read, so an event
/// that is not known, or whose detail has a word that is not, comes back as <see cref="LeadEvent.Unrecognised"/>.
/// </summary>
public sealed class TimelineEventConverter : JsonConverter<TimelineEvent>
{
    private static readonly JsonElement Nothing = JsonElement.Parse("{}");

    public override TimelineEvent Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var row = JsonSerializer.Deserialize<Row>(ref reader, options)!;
        return new TimelineEvent(row.At, row.By, Recognise(row.Event, row.Detail ?? Nothing, options));
    }

    public override void Write(Utf8JsonWriter writer, TimelineEvent value, JsonSerializerOptions options) => JsonSerializer.Serialize(
        writer, new Row(value.At, LeadEventNames.Of(value.What), value.By, DetailOf(value.What, options)), options);

    private static LeadEvent Recognise(string name, JsonElement detail, JsonSerializerOptions options)
    {
        try
        {
            return LeadEventNames.FindCase(name) is { } known
                ? (LeadEvent)detail.Deserialize(known, options)!
                : new LeadEvent.Unrecognised(name, detail);
        }
        catch (JsonException)
        {
            return new LeadEvent.Unrecognised(name, detail);
        }
    }

    private static JsonElement DetailOf(LeadEvent what, JsonSerializerOptions options) =>
        what is LeadEvent.Unrecognised { Detail: var detail } ? detail : JsonSerializer.SerializeToElement(what, what.GetType(), options);

    private sealed record Row(
        DateTimeOffset At, [property: JsonRequired] string Event, [property: JsonRequired] string By, JsonElement? Detail);
}
