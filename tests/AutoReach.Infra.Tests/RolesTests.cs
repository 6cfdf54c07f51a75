namespace AutoReach.Infra.Tests;

/// <summary>Who may what. A wrong id is valid text for the compiler and another role for Azure.</summary>
public sealed class RolesTests(CompiledTemplate template)
{
    private const string Assignment = "Microsoft.Authorization/roleAssignments";

    /// <summary>From https://learn.microsoft.com/azure/role-based-access-control/built-in-roles, by name without blanks.</summary>
    private static readonly Dictionary<string, string> BuiltIn = new(StringComparer.Ordinal)
    {
        ["StorageBlobDataOwner"] = "b7e6dc6d-f1e8-4753-8033-0f276bb0955b",
        ["StorageBlobDataContributor"] = "ba92f5b4-2d11-453d-a403-e96b0029c9fe",
        ["StorageQueueDataContributor"] = "974c5e8b-45b9-4653-ba55-5f855dd0fb88",
        ["StorageTableDataContributor"] = "0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3",
        ["KeyVaultSecretsUser"] = "4633458b-17de-408a-b874-0445c86b69e6",
        ["KeyVaultSecretsOfficer"] = "b86a8fe4-44ce-4948-aee5-eccb2c155cd7",
        ["CognitiveServicesOpenAIUser"] = "5e0bd9bd-7b93-4f28-af87-19fc36ad61bd",
        ["CommunicationAndEmailServiceOwner"] = "09976791-48a7-449e-bb21-39d1a415f350",
        ["MonitoringMetricsPublisher"] = "3913510d-42f4-4e42-8a64-420c390055eb",
        ["DurableTaskDataContributor"] = "0ad04412-c4d5-4796-b79c-f76d14c8d402",
    };

    [Fact]
    public void Every_role_id_belongs_to_the_role_of_its_name()
    {
        var module = template.Steps.Single(step => step.Symbol == "roles").Json.GetProperty("properties").GetProperty("template");
        var stated = module.GetProperty("variables").GetProperty("roles").EnumerateObject().ToDictionary(role => role.Name, role => role.Value.GetString()!);
        Assert.Equal(BuiltIn.OrderBy(role => role.Key), stated.OrderBy(role => role.Key));
    }

    [Fact]
    public void Every_role_is_given_in_one_file_and_on_one_resource()
    {
        var given = template.All.Where(resource => resource.Type == Assignment).ToArray();
        Assert.Equal(8, given.Length);
        Assert.All(given, assignment => Assert.Equal("roles", assignment.Module));
        Assert.All(given, assignment => Assert.Contains("resourceId('Microsoft.", assignment.Json.GetProperty("scope").GetString(), StringComparison.Ordinal));
        Assert.All(given, assignment =>
            Assert.Contains("variables('", assignment.Json.GetProperty("properties").GetProperty("roleDefinitionId").GetString(), StringComparison.Ordinal));
    }

    [Fact]
    public void The_host_starts_when_it_has_its_roles() =>
        Assert.Contains("roles", template.Steps.Single(step => step.Symbol == "host").DependsOn);
}
