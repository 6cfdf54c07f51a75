using System.Xml.Linq;

namespace AutoReach.Core.Tests.Architecture;

/// <summary>
/// Core ← Orchestration ← {Rules, Adapters, Web} ← Runtime ← Lab ← Local, and Functions on the same floor as Local,
/// read from the project files.
/// </summary>
public class ProjectsTests
{
    private static readonly Dictionary<string, int> Floor = new()
    {
        ["AutoReach.Core"] = 0,
        ["AutoReach.Orchestration"] = 1,
        ["AutoReach.Rules"] = 2,
        ["AutoReach.Adapters"] = 2,
        ["AutoReach.Web"] = 2,
        ["AutoReach.Runtime"] = 3,
        ["AutoReach.Lab"] = 4,
        ["AutoReach.Local"] = 5,
        ["AutoReach.Functions"] = 5,
    };

    private static readonly string[] OnlyForFunctions = ["Microsoft.DurableTask", "Microsoft.Azure.Functions.Worker", "Azure.Communication.Email"];

    private static readonly string[] NamesThatSayNothing = ["Services", "Helpers", "Models", "Common", "Utils"];

    private static readonly string Root = RepositoryFiles.Root;

    [Fact]
    public void Source_projects_depend_only_on_the_floors_below()
    {
        var projects = Projects("src");
        Assert.Contains("AutoReach.Local", projects.Keys);
        foreach (var (name, project) in projects)
        {
            Assert.True(Floor.ContainsKey(name), $"{name} has no floor in the house: say in this test where it stands.");
            Assert.All(References(project), reference => Assert.True(Floor[reference] < Floor[name], $"{name} refers to {reference}"));
        }
    }

    [Fact]
    public void Source_projects_never_refer_to_tests() =>
        Assert.All(Projects("src"), project => Assert.DoesNotContain(References(project.Value), reference => !Floor.ContainsKey(reference)));

    [Fact]
    public void Core_has_no_packages() => Assert.Empty(Packages(Projects("src")["AutoReach.Core"]));

    [Fact]
    public void Packages_that_do_not_restore_everywhere_stay_with_the_functions_host()
    {
        foreach (var (name, project) in Projects("src").Concat(Projects("tests")))
            if (name is not ("AutoReach.Functions" or "AutoReach.Functions.Tests"))
                Assert.DoesNotContain(Packages(project), package =>
                    OnlyForFunctions.Any(prefix => package.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)));
    }

    [Fact]
    public void Folders_are_named_for_what_is_in_them()
    {
        var folders = new[] { "src", "tests" }.SelectMany(top => Directory.EnumerateDirectories(Path.Combine(Root, top), "*", SearchOption.AllDirectories))
            .Select(folder => Path.GetRelativePath(Root, folder).Split(Path.DirectorySeparatorChar))
            .Where(parts => !parts.Any(part => part is "bin" or "obj" or "node_modules"))
            .Select(parts => parts[^1]).ToList();
        Assert.Contains("Review", folders);
        Assert.DoesNotContain(folders, folder => NamesThatSayNothing.Contains(folder, StringComparer.OrdinalIgnoreCase));
    }

    private static Dictionary<string, XDocument> Projects(string folder) =>
        Directory.EnumerateDirectories(Path.Combine(Root, folder))
            .SelectMany(project => Directory.EnumerateFiles(project, "*.csproj")) // not below: the Functions SDK generates one in obj
            .ToDictionary(file => Path.GetFileNameWithoutExtension(file)!, XDocument.Load);

    private static List<string> References(XDocument project) =>
        [.. Items(project, "ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path.Replace('\\', '/')))];

    private static IEnumerable<string> Packages(XDocument project) => Items(project, "PackageReference");

    private static IEnumerable<string> Items(XDocument project, string kind) =>
        project.Descendants(kind).Select(item => item.Attribute("Include")?.Value).OfType<string>();
}
