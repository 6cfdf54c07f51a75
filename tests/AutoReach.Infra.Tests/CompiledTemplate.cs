using System.Text.Json;

[assembly: AssemblyFixture(typeof(AutoReach.Infra.Tests.CompiledTemplate))]

namespace AutoReach.Infra.Tests;

/// <param name="Module">File of the module; empty in the main template.</param>
/// <param name="Symbol">Its name in the template.</param>
/// <param name="Type">For example Microsoft.Web/sites.</param>
internal sealed record CompiledResource(string Module, string Symbol, string Type, string ApiVersion, bool IsExisting, JsonElement Json)
{
    public IEnumerable<string> DependsOn =>
        Json.TryGetProperty("dependsOn", out var symbols) ? symbols.EnumerateArray().Select(symbol => symbol.GetString()!) : [];

    public string Condition => Json.TryGetProperty("condition", out var condition) ? condition.ToString() : "";
}

/// <summary><c>main.bicep</c> as the compiler sees it, with its modules.</summary>
public sealed class CompiledTemplate : IAsyncLifetime
{
    private const string Deployment = "Microsoft.Resources/deployments";

    private JsonDocument _document = null!;

    internal JsonElement Main => _document.RootElement;

    /// <summary>Resources of the main template, modules among them, in the order in which they can be made.</summary>
    internal IReadOnlyList<CompiledResource> Steps => InOrder(Read(Main, ""));

    internal IEnumerable<CompiledResource> All => Steps.SelectMany(step => IsModule(step) ? Within(step) : [step]);

    public async ValueTask InitializeAsync()
    {
        var compiled = await Programs.BicepAsync("build", Path.Combine(Repository.Infra, "main.bicep"), "--stdout");
        compiled.HasNothingToSay("main.bicep");
        _document = JsonDocument.Parse(compiled.Output);
    }

    public ValueTask DisposeAsync()
    {
        _document?.Dispose();
        return default;
    }

    internal static bool IsModule(CompiledResource resource) => resource.Type == Deployment;

    internal static IReadOnlyList<CompiledResource> Within(CompiledResource module) =>
        InOrder(Read(module.Json.GetProperty("properties").GetProperty("template"), module.Symbol));

    internal static IEnumerable<JsonElement> TemplatesIn(CompiledTemplate template) =>
        template.Steps.Where(IsModule).Select(module => module.Json.GetProperty("properties").GetProperty("template")).Prepend(template.Main);

    /// <summary>Every property in it, however deep.</summary>
    internal static IEnumerable<JsonProperty> PropertiesIn(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(property => PropertiesIn(property.Value).Prepend(property)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(PropertiesIn),
        _ => [],
    };

    /// <summary>Every name and every text in it, a line each.</summary>
    internal static IEnumerable<string> TextsIn(JsonElement element) => PropertiesIn(element)
        .SelectMany(property => property.Value.ValueKind == JsonValueKind.String ? [property.Name, property.Value.GetString()!] : new[] { property.Name })
        .Select(text => text + "\n");

    private static CompiledResource[] Read(JsonElement template, string module) =>
        [.. template.GetProperty("resources").EnumerateObject().Select(item => new CompiledResource(
            module, item.Name, item.Value.GetProperty("type").GetString()!, item.Value.GetProperty("apiVersion").GetString()!,
            item.Value.TryGetProperty("existing", out var existing) && existing.GetBoolean(), item.Value))];

    private static List<CompiledResource> InOrder(IReadOnlyCollection<CompiledResource> resources)
    {
        var ordered = new List<CompiledResource>();
        while (resources.Where(resource => !ordered.Contains(resource)).ToArray() is { Length: > 0 } left)
        {
            var ready = left.Where(resource => !resource.DependsOn.Any(symbol => left.Any(other => other.Symbol == symbol))).ToArray();
            Assert.NotEmpty(ready); // a circle
            ordered.AddRange(ready);
        }
        return ordered;
    }
}
