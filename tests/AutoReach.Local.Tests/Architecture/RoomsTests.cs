using System.Reflection;
using AutoReach.Adapters;
using AutoReach.Core;
using AutoReach.Lab;
using AutoReach.Local.Hosting;
using AutoReach.Orchestration;
using AutoReach.Rules;
using AutoReach.Runtime;
using AutoReach.Web;
using NetArchTest.Rules;

namespace AutoReach.Local.Tests.Architecture;

/// <summary>Which room may name types of which, as compiled; the projects' own references are held by a test of their own.</summary>
public sealed class RoomsTests
{
    private const string AdapterRoom = "AutoReach.Adapters.";

    private static readonly string[] Adapters = ["MailFolder", "OpenAi", "Smtp", "Sqlite", "Tables", "Web"];

    /// <summary>What adapters share: how a message is written, and how settings are read.</summary>
    private static readonly string[] SharedByAdapters = ["Mime", "Settings"];

    private static readonly Assembly AdapterAssembly = typeof(AdaptersSetup).Assembly;

    private static readonly Assembly[] Product =
    [
        typeof(CoreJson).Assembly, typeof(OrchestrationSetup).Assembly, typeof(RulesSetup).Assembly, AdapterAssembly, typeof(WebSetup).Assembly,
        typeof(EmbeddedRuntime).Assembly,
    ];

    public static TheoryData<string> AllAdapters => [.. Adapters];

    [Fact]
    public void Every_folder_of_the_adapters_is_an_adapter_or_shared_by_them() => Assert.Equal(
        Adapters.Concat(SharedByAdapters).Order(),
        AdapterAssembly.GetTypes().Select(type => type.Namespace).OfType<string>().Where(name => name.StartsWith(AdapterRoom, StringComparison.Ordinal))
            .Select(name => name[AdapterRoom.Length..].Split('.')[0]).Distinct().Order());

    [Theory]
    [MemberData(nameof(AllAdapters))]
    public void No_adapter_names_another(string adapter) =>
        AssertNone(Naming(AdapterAssembly, AdapterRoom + adapter, [.. Adapters.Where(other => other != adapter).Select(other => AdapterRoom + other)]));

    [Fact]
    public void No_room_of_the_product_names_the_lab() =>
        Assert.All(Product, room => AssertNone(Naming(room, "AutoReach", "AutoReach.Lab")));

    [Fact]
    public void Hosting_never_names_commands() =>
        AssertNone(Naming(typeof(LocalHost).Assembly, "AutoReach.Local.Hosting", "AutoReach.Local.Commands"));

    [Fact]
    public void The_runtime_names_no_adapter_but_SQLite_and_knows_no_lead()
    {
        var runtime = typeof(EmbeddedRuntime).Assembly;
        AssertNone(Naming(runtime, "AutoReach.Runtime", [.. Adapters.Where(adapter => adapter != "Sqlite").Select(adapter => AdapterRoom + adapter)]));
        AssertNone(Naming(runtime, "AutoReach.Runtime", "AutoReach.Core.Leads.Lead", "AutoReach.Core.Leads.LeadStatus", "AutoReach.Core.Review"));
    }

    [Fact]
    public void Core_and_the_orchestration_name_nothing_above_them()
    {
        string[] above = ["AutoReach.Rules", "AutoReach.Adapters", "AutoReach.Web", "AutoReach.Runtime", "AutoReach.Local"];
        AssertNone(Naming(typeof(CoreJson).Assembly, "AutoReach.Core", ["AutoReach.Orchestration", .. above]));
        AssertNone(Naming(typeof(OrchestrationSetup).Assembly, "AutoReach.Orchestration", above));
    }

    [Fact]
    public void What_does_name_another_room_is_found()
    {
        Assert.NotEmpty(Naming(typeof(LocalHost).Assembly, "AutoReach.Local.Commands", "AutoReach.Local.Hosting"));
        Assert.NotEmpty(Naming(typeof(EmbeddedRuntime).Assembly, "AutoReach.Runtime", AdapterRoom + "Sqlite"));
        Assert.NotEmpty(Naming(typeof(ILabHost).Assembly, "AutoReach.Lab", "AutoReach.Runtime"));
    }

    /// <summary>Types under one name that use a type under any of the others, in a signature or in a body.</summary>
    private static IReadOnlyList<string> Naming(Assembly assembly, string room, params string[] others) =>
        [.. Types.InAssembly(assembly).That().ResideInNamespace(room).And().HaveDependencyOnAny(others).GetTypes().Select(type => type.FullName!)];

    private static void AssertNone(IReadOnlyList<string> types) => Assert.Empty(types);
}
