using System.Text.Json;

namespace AutoReach.Core.Leads;

/// <summary>One lead as somebody sent it, before anything is believed: field names normalised, values still text.</summary>
public sealed class ProspectInput
{
    private static readonly Dictionary<string, string> KnownNames = new[]
    {
        "email", "firstName", "lastName", "role", "company", "website", "region", "companySize",
        "industry", "technologies", "description", "source", "value",
    }.ToDictionary(Squeezed);

    private readonly Dictionary<string, string> _fields = [];
    private readonly Dictionary<string, string> _attributes = [];

    /// <summary>What is wrong with the row's form, if anything; such a row is rejected with this reason.</summary>
    public string? Malformed { get; private set; }

    public IReadOnlyDictionary<string, string> Attributes => _attributes;

    /// <returns>The trimmed text; null when the field is missing or blank.</returns>
    public string? this[string field] => _fields.GetValueOrDefault(field);

    public static ProspectInput Broken(string reason) => new() { Malformed = reason };

    /// <summary>
    /// A row of a table with a header: <c>first_name</c>, <c>First Name</c> and <c>firstName</c> are the same field,
    /// unknown ones become attributes.
    /// </summary>
    public static ProspectInput FromFields(IEnumerable<KeyValuePair<string, string?>> fields)
    {
        var input = new ProspectInput();
        foreach (var (name, value) in fields)
            input.Set(name, value);
        return input;
    }

    public static ProspectInput FromJson(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Object)
            return Broken($"A lead is a JSON object, this is {element.ValueKind.ToString().ToLowerInvariant()}.");
        try
        {
            return FromObject(element);
        }
        catch (InvalidOperationException) // thrown for an escape such as \ud800 that is half a character
        {
            return Broken("The lead has half a character in a name or a text.");
        }
    }

    private static ProspectInput FromObject(JsonElement element)
    {
        var input = new ProspectInput();
        foreach (var property in element.EnumerateObject())
            if (property.NameEquals("attributes") && property.Value.ValueKind == JsonValueKind.Object)
                foreach (var attribute in property.Value.EnumerateObject())
                    input.SetAttribute(attribute.Name, TextOf(attribute.Value) ?? "");
            else if (property.Value.ValueKind == JsonValueKind.Object)
                input.Malformed ??= $"{ProspectParser.Shortened(property.Name)} is an object; it should be text.";
            else
                input.Set(property.Name, TextOf(property.Value));
        return input;
    }

    private void Set(string name, string? value)
    {
        var trimmed = value?.Trim();
        if (string.IsNullOrEmpty(trimmed))
            return;
        if (KnownNames.TryGetValue(Squeezed(name), out var known))
            _fields[known] = trimmed;
        else
            SetAttribute(name, trimmed);
    }

    private void SetAttribute(string name, string value) => _attributes[name.Trim()] = value;

    private static string? TextOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => null,
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Array => string.Join(';', value.EnumerateArray().Select(TextOf)),
        _ => value.GetRawText(),
    };

    private static string Squeezed(string name) =>
        string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
