using System.Text.Json;

namespace AutoReach.Infra.Tests;

/// <summary>Values that the compiler takes as any text, and Azure refuses or, worse, takes.</summary>
public sealed class OpenValuesTests(CompiledTemplate template)
{
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["minimumTlsVersion"] = ["TLS1_2", "TLS1_3"],
        ["minTlsVersion"] = ["1.2", "1.3"],
        ["scmMinTlsVersion"] = ["1.2", "1.3"],
        ["minimumTlsVersionAllowed"] = ["1.2", "1.3"],
        ["principalType"] = ["ServicePrincipal", "[parameters('operators')[copyIndex()].principalType]"],
        ["publicAccess"] = ["None"],
        ["ftpsState"] = ["Disabled"],
        ["eventDeliverySchema"] = ["EventGridSchema"],
        ["versionUpgradeOption"] = ["NoAutoUpgrade"],
    };

    private static readonly Dictionary<string, string> Skus = new(StringComparer.Ordinal)
    {
        ["Microsoft.Storage/storageAccounts"] = "Standard_ZRS",
        ["Microsoft.KeyVault/vaults"] = "standard",
        ["Microsoft.CognitiveServices/accounts"] = "S0",
        ["Microsoft.CognitiveServices/accounts/deployments"] = "[parameters('model').sku]",
        ["Microsoft.OperationalInsights/workspaces"] = "PerGB2018",
        ["Microsoft.DurableTask/schedulers"] = "Consumption",
        ["Microsoft.Web/serverfarms"] = "FC1",
    };

    /// <summary>Doors that stand open unless the template shuts them.</summary>
    private static readonly (string Type, string Property, bool Value)[] Doors =
    [
        ("Microsoft.Storage/storageAccounts", "allowSharedKeyAccess", false),
        ("Microsoft.Storage/storageAccounts", "allowBlobPublicAccess", false),
        ("Microsoft.Storage/storageAccounts", "supportsHttpsTrafficOnly", true),
        ("Microsoft.CognitiveServices/accounts", "disableLocalAuth", true),
        ("Microsoft.Communication/communicationServices", "disableLocalAuth", true),
        ("Microsoft.Insights/components", "DisableLocalAuth", true),
        ("Microsoft.OperationalInsights/workspaces", "disableLocalAuth", true),
        ("Microsoft.KeyVault/vaults", "enableRbacAuthorization", true),
        ("Microsoft.KeyVault/vaults", "enablePurgeProtection", true),
        ("Microsoft.Web/sites", "httpsOnly", true),
        ("Microsoft.Web/sites/basicPublishingCredentialsPolicies", "allow", false),
    ];

    [Fact]
    public void Open_enumerations_have_known_values()
    {
        var found = Made().SelectMany(resource => CompiledTemplate.PropertiesIn(resource.Json)).Where(property => Allowed.ContainsKey(property.Name)).ToArray();
        Assert.All(found, property => Assert.Contains(property.Value.GetString(), Allowed[property.Name]));
        Assert.Equal(Allowed.Keys.Order(StringComparer.Ordinal), found.Select(property => property.Name).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_sku_is_the_one_meant()
    {
        var skus = Made().SelectMany(resource => SkuOf(resource) is { } sku ? [(resource.Type, Sku: sku)] : Array.Empty<(string Type, string Sku)>())
            .ToDictionary(item => item.Type, item => item.Sku);
        Assert.Equal(Skus.OrderBy(item => item.Key), skus.OrderBy(item => item.Key));
    }

    [Fact]
    public void Every_door_is_shut()
    {
        foreach (var (type, name, value) in Doors)
        {
            var resources = Made().Where(resource => resource.Type == type).ToArray();
            Assert.NotEmpty(resources);
            Assert.All(resources, resource =>
                Assert.Equal(value,
                    Assert.Single(CompiledTemplate.PropertiesIn(resource.Json.GetProperty("properties")),
                    property => property.Name == name).Value.GetBoolean()));
        }
    }

    /// <summary>Of these the only stable version is of 2016 and cannot say what is needed.</summary>
    [Fact]
    public void Only_diagnostic_settings_use_a_preview() =>
        Assert.Equal(["Microsoft.Insights/diagnosticSettings"],
            template.All.Where(resource => resource.ApiVersion.Contains("preview", StringComparison.Ordinal)).Select(resource => resource.Type).Distinct());

    [Fact]
    public void Nothing_secret_goes_in_or_comes_out()
    {
        foreach (var name in new[] { "parameters", "outputs" })
            Assert.All(template.Main.GetProperty(name).EnumerateObject(), item =>
            {
                var type = item.Value.TryGetProperty("type", out var plain) ? plain.GetString()! : "";
                Assert.False(type.StartsWith("secure", StringComparison.OrdinalIgnoreCase), item.Name);
                Assert.DoesNotMatch("(?i)password|secret|connectionString|sharedKey", item.Name);
            });
        Assert.All(CompiledTemplate.TemplatesIn(template), one => Assert.DoesNotContain("list", FunctionsOf(one)));
    }

    [Fact]
    public void Every_module_is_a_file_of_this_repository() =>
        Assert.All(Repository.Templates, file => Assert.DoesNotMatch(@"'(br|ts)[:/]", File.ReadAllText(file)));

    private IEnumerable<CompiledResource> Made() => template.All.Where(resource => !resource.IsExisting);

    private static string? SkuOf(CompiledResource resource)
    {
        var holder = resource.Json.TryGetProperty("sku", out var outer) ? outer

                : resource.Json.TryGetProperty("properties", out var properties) && properties.ValueKind == JsonValueKind.Object
                    && properties.TryGetProperty("sku", out var inner)
                ? inner
            : default;
        return holder.ValueKind == JsonValueKind.Object ? holder.GetProperty("name").GetString() : null;
    }

    /// <summary>Functions such as listKeys hand out keys; their names all begin so.</summary>
    private static string[] FunctionsOf(JsonElement template) =>
        [.. System.Text.RegularExpressions.Regex.Matches(template.GetRawText(), @"\blist[A-Z]?\w*\(").Select(match => match.Value[..4])];
}
