using System.Text.Json;
using AutoReach.Core.Research.Reading;

namespace AutoReach.Adapters.Web;

/// <summary>Reads the values of JSON-LD that research uses; broken or hostile markup yields what was read before it.</summary>
internal static class StructuredData
{
    private const int MaxValues = 400;

    private static readonly string[] Properties =
    [
        "name", "legalName", "description", "foundingDate", "numberOfEmployees", "jobTitle", "headline", "datePublished", "title",
        "addressLocality", "addressRegion", "addressCountry", "alternateName",
    ];

    public static void Collect(string json, List<StructuredValue> values)
    {
        try
        {
            using var document = JsonDocument.Parse(
                json, new JsonDocumentOptions { MaxDepth = 32, AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
            Visit(document.RootElement, values, values.Count == 0 ? 0 : values[^1].Item + 1);
        }
        catch (JsonException)
        {
            // a page's mistake; the page itself is still read
        }
    }

    private static int Visit(JsonElement element, List<StructuredValue> values, int item)
    {
        if (element.ValueKind == JsonValueKind.Array)
            foreach (var entry in element.EnumerateArray())
                item = Visit(entry, values, item);
        if (element.ValueKind != JsonValueKind.Object || values.Count >= MaxValues)
            return item;
        var (own, next) = (item, item + 1);
        var type = TypeOf(element);
        foreach (var property in element.EnumerateObject())
        {
            if (type is not null && Properties.Contains(property.Name) && Text(property.Value) is { } text)
                values.Add(new StructuredValue(own, type, property.Name, text));
            if (property.Value.ValueKind is JsonValueKind.Object or JsonValueKind.Array)
                next = Visit(property.Value, values, next);
        }
        return next;
    }

    private static string? TypeOf(JsonElement element) => !element.TryGetProperty("@type", out var type) ? null : type.ValueKind switch
    {
        JsonValueKind.String => type.GetString(),
        JsonValueKind.Array when type.GetArrayLength() > 0 && type[0].ValueKind == JsonValueKind.String => type[0].GetString(),
        _ => null,
    };

    private static string? Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => Collapse(value.GetString()!),
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.Object when value.TryGetProperty("value", out var inner) && inner.ValueKind is JsonValueKind.Number or JsonValueKind.String =>
            inner.ToString(),
        JsonValueKind.Object when value.TryGetProperty("name", out var name) && name.ValueKind is JsonValueKind.String => Collapse(name.GetString()!),
        _ => null,
    };

    private static string? Collapse(string text) =>
        text.Length is 0 or > 2000
            ? null
            : string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) is { Length: > 0 } plain
            ? plain
            : null;
}
