using System.Runtime.CompilerServices;

namespace AutoReach.Core.Tests.Architecture;

/// <summary>The repository that these tests were built from.</summary>
internal static class RepositoryFiles
{
    private static readonly string[] NotOurs = ["bin", "obj", "node_modules", "artifacts"];

    public static string Root { get; } = Find();

    /// <summary>Files of <c>src</c> and <c>tests</c> with one of the endings, generated ones left out.</summary>
    public static IEnumerable<string> All(params string[] endings) => new[] { "src", "tests" }
        .SelectMany(top => Directory.EnumerateFiles(Path.Combine(Root, top), "*", SearchOption.AllDirectories))
        .Where(file => endings.Contains(Path.GetExtension(file)) && !Relative(file).Split(Path.DirectorySeparatorChar).Any(NotOurs.Contains));

    public static string Relative(string file) => Path.GetRelativePath(Root, file);

    private static string Find([CallerFilePath] string here = "")
    {
        foreach (var start in new[] { AppContext.BaseDirectory, Path.GetDirectoryName(here)! })
            for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
                if (File.Exists(Path.Combine(folder.FullName, "AutoReach.Functions.sln")))
                    return folder.FullName;
        throw new DirectoryNotFoundException("The repository is not above the tests.");
    }
}
