using System.Text.Json;

namespace AutoReach.Lab.Simulation.Team;

/// <summary>A value in a persona file that knows its path, so that every refusal can name it and say what to write.</summary>
internal readonly record struct PersonaField(string Path, JsonElement Value)
{
    public PersonaField this[string name] =>
        Value.ValueKind != JsonValueKind.Object ? throw Wrong("an object in braces")
        : Value.TryGetProperty(name, out var value) ? new(Below(name), value)
        : new(Below(name), default);

    /// <param name="wanted">What to write instead: <c>a number from 0 to 1</c>.</param>
    public InvalidPersonaException Wrong(string wanted) => new(Value.ValueKind == JsonValueKind.Undefined
        ? $"{Path} is missing: write {wanted}."
        : $"{Path} is {Shown}: write {wanted}.");

    /// <returns>Trimmed, never empty.</returns>
    public string Text(string wanted) =>
        Value.ValueKind == JsonValueKind.String && Value.GetString()!.Trim() is { Length: > 0 } text ? text : throw Wrong(wanted);

    public double Number(double least, double most, string wanted) =>
        Value.ValueKind == JsonValueKind.Number && Value.TryGetDouble(out var number) && number >= least && number <= most ? number : throw Wrong(wanted);

    public int Whole(int least, int most)
    {
        var wanted = $"a whole number from {least} to {most}";
        var number = Number(least, most, wanted);
        return number == Math.Floor(number) ? (int)number : throw Wrong(wanted);
    }

    /// <returns>The member of the enum of that name, compared without case.</returns>
    public T Choice<T>() where T : struct, Enum
    {
        var names = Enum.GetNames<T>();
        var wanted = "one of " + string.Join(", ", names.Select(name => $"\"{name.ToLowerInvariant()}\""));
        var text = Text(wanted);
        return names.Contains(text, StringComparer.OrdinalIgnoreCase) ? Enum.Parse<T>(text, ignoreCase: true) : throw Wrong(wanted);
    }

    public IReadOnlyList<PersonaField> List(string wanted)
    {
        var path = Path;
        return Value.ValueKind == JsonValueKind.Array
            ? [.. Value.EnumerateArray().Select((value, place) => new PersonaField($"{path}[{place}]", value))]
            : throw Wrong(wanted);
    }

    public IReadOnlyList<string> Texts() =>
        [.. List("a list of texts in brackets, which may be empty").Select(field => field.Text("a text that is not empty"))];

    /// <summary>Weights by attribute, keys compared without case.</summary>
    public IReadOnlyDictionary<string, double> Weights()
    {
        if (Value.ValueKind != JsonValueKind.Object)
            throw Wrong("an object with a number for each attribute, such as {\"companySize=small\": 1.2}");
        var weights = new Dictionary<string, double>(StringComparer.OrdinalIgnoreCase);
        foreach (var entry in Value.EnumerateObject())
        {
            if (!Taste.IsAttribute(entry.Name))
                throw new InvalidPersonaException(
                    $"{Path} has the attribute '{entry.Name}': write role=, companySize=, region=, technology= or keyword= and a value.");
            if (!weights.TryAdd(entry.Name, new PersonaField($"{Path}['{entry.Name}']", entry.Value).Number(-100, 100, "a number from -100 to 100")))
                throw new InvalidPersonaException($"{Path} has the attribute '{entry.Name}' twice: write it once.");
        }
        return weights;
    }

    private string Below(string name) => Path.StartsWith("the ", StringComparison.Ordinal) ? name : $"{Path}.{name}";

    private string Shown => Value.GetRawText() is { Length: > 40 } text ? text[..40] + "…" : Value.GetRawText();
}
