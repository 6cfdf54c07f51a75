namespace AutoReach.Infra.Tests;

/// <summary>The files that are tested, wherever the tests run from.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string Infra => Path.Combine(Root, "infra");

    public static string[] Templates => Files(Infra, "*.bicep");

    public static string[] Tenants => Files(Path.Combine(Infra, "tenants"), "*.bicepparam");

    public static string[] Workflows => Files(Path.Combine(Root, ".github", "workflows"), "*.yml");

    public static string TenantOf(string path) => Path.GetFileNameWithoutExtension(path);

    private static string[] Files(string folder, string pattern) =>
        [.. Directory.GetFiles(folder, pattern, SearchOption.AllDirectories).Order(StringComparer.Ordinal)];

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "AutoReach.Functions.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests do not run from within the repository.");
    }
}
