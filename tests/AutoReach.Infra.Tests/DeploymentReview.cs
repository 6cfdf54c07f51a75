using System.Globalization;
using System.Text;
using System.Text.Json;

namespace AutoReach.Infra.Tests;

/// <summary>
/// What happens to an empty subscription, command by command: read off the compiled template (order, conditions, roles)
/// and a tenant's snapshot (names). Nothing in it is written by hand but the commands.
/// </summary>
internal sealed class DeploymentReview(CompiledTemplate template, string tenant, JsonElement snapshot)
{
    private readonly StringBuilder _text = new();
    private readonly List<JsonElement> _left = [.. snapshot.GetProperty("predictedResources").EnumerateArray()];

    public string Write()
    {
        var steps = template.Steps.Where(step => !step.IsExisting).ToArray();
        var later = steps.Where(step => step.Condition.Contains("parameters('published')", StringComparison.Ordinal)).ToArray();
        Line($"# Tenant {tenant}, from an empty subscription");
        Command($"az deployment sub create --name autoreach-{tenant} --location LOCATION --parameters infra/tenants/{tenant}.bicepparam published=false");
        Made(steps.Except(later));
        Command($"infra/publish.sh {tenant}");
        Line(
            "Sets the secrets admin-key and link-key where they are missing (Key Vault Secrets Officer) and publishes the host "
                + "(Microsoft.Web/sites/publish/action).");
        Command($"az deployment sub create --name autoreach-{tenant} --location LOCATION --parameters infra/tenants/{tenant}.bicepparam");
        Made(later);
        return _text.ToString();
    }

    private void Command(string command) => Line($"\n## `{command}`\n");

    private void Made(IEnumerable<CompiledResource> steps)
    {
        Line("| step | after | makes | permission needed |\n| --- | --- | --- | --- |");
        foreach (var step in steps)
            foreach (var resource in CompiledTemplate.IsModule(step) ? CompiledTemplate.Within(step).Where(inner => !inner.IsExisting) : [step])
                foreach (var name in NamesOf(resource))
                    Line($"| {step.Symbol} | {string.Join(", ", step.DependsOn)} | {resource.Type} `{name}` | {resource.Type}/write |");
    }

    /// <summary>A loop makes several; a condition that does not hold makes none.</summary>
    private List<string> NamesOf(CompiledResource resource)
    {
        var api = resource.ApiVersion;
        var mine = _left.Where(
            predicted => predicted.GetProperty("type").GetString() == resource.Type && predicted.GetProperty("apiVersion").GetString() == api
            && IsOf(resource, predicted)).ToList();
        if (!resource.Json.TryGetProperty("copy", out _))
            mine = [.. mine.OrderByDescending(predicted => StatesNameOf(resource, predicted)).Take(1)];
        foreach (var predicted in mine)
            _left.Remove(predicted);
        return [.. mine.Select(Describe)];
    }

    /// <summary>Several resources of one type are told apart by the part of their names that the template states as text.</summary>
    private static bool StatesNameOf(CompiledResource resource, JsonElement predicted) =>
        resource.Json.GetProperty("name").GetString()!.Contains(predicted.GetProperty("name").GetString()!.Split('/')[^1], StringComparison.Ordinal);

    /// <summary>Roles have no names to go by; they are told apart by where they are given, and to whom.</summary>
    private static bool IsOf(CompiledResource resource, JsonElement predicted) =>
        resource.Module != "roles" || RoleOf(resource, predicted);

    private static bool RoleOf(CompiledResource assignment, JsonElement predicted)
    {
        var stated = assignment.Json.GetProperty("scope").GetString()!;
        var scope = predicted.TryGetProperty("scope", out var on) ? on.GetString()! : predicted.GetProperty("id").GetString()!;
        var type = stated[(stated.IndexOf("'Microsoft.", StringComparison.Ordinal) + 1)..].Split('\'')[0];
        return scope.Contains(type.Split('/')[0] + "/" + type.Split('/')[1], StringComparison.OrdinalIgnoreCase)
            && type.Split('/').Skip(2).All(part => scope.Contains("/" + part + "/", StringComparison.OrdinalIgnoreCase))
            && (type.Contains("containers", StringComparison.Ordinal) || !scope.Contains("/containers/", StringComparison.OrdinalIgnoreCase))
            && assignment.Symbol.StartsWith("operators", StringComparison.Ordinal) == !predicted.GetProperty("properties").GetProperty("principalId")
                .GetString()!.StartsWith('[');
    }

    private string Describe(JsonElement predicted)
    {
        var name = predicted.GetProperty("name").GetString()!;
        if (!predicted.GetProperty("type").ValueEquals("Microsoft.Authorization/roleAssignments"))
            return name;
        var role = predicted.GetProperty("properties").GetProperty("roleDefinitionId").GetString()!.Split('/')[^1].TrimEnd('\'', ')', ']');
        var names = template.Steps.Single(step => step.Symbol == "roles").Json.GetProperty("properties").GetProperty("template").GetProperty("variables")
            .GetProperty("roles");
        return names.EnumerateObject().SingleOrDefault(item => role.EndsWith(item.Value.GetString()!, StringComparison.Ordinal)).Name is { } known
            ? $"{known} {name}"
            : name;
    }

    private void Line(string text) => _text.Append(CultureInfo.InvariantCulture, $"{text}\n");
}
