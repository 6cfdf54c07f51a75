namespace AutoReach.Infra.Tests;

/// <summary>What is written for people: every link leads somewhere, and the first page stays short.</summary>
public sealed class DocumentTests
{
    private static readonly string[] NotOurs = ["bin", "obj", "node_modules", "artifacts", "data", ".git"];

    private static readonly string Readme = Path.Combine(Repository.Root, "README.md");

    public static TheoryData<string> Documents =>
        [.. DocumentsBelow(Repository.Root).Select(file => Path.GetRelativePath(Repository.Root, file)).Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Documents))]
    public void Every_link_leads_to_a_file_and_a_heading_that_exist(string document)
    {
        var file = Path.Combine(Repository.Root, document);
        Assert.Empty(DocumentLinks.BrokenIn(file, File.ReadAllText(file)));
    }

    [Fact]
    public void A_link_to_nothing_is_found() => Assert.Equal(
        ["src/Nowhere.md", "README.md#no-such-heading", "../outside.md"],
        DocumentLinks.BrokenIn(Readme, """
            [a](src/Nowhere.md) [b](README.md#no-such-heading) [c](../outside.md)
            [d](README.md#two-commands) [e](https://elsewhere.example)
            ```
            [f](nothing)
            ```
            """));

    [Theory]
    [InlineData("The house", "the-house")]
    [InlineData("Learning, by simulation", "learning-by-simulation")]
    [InlineData("`defaultVersion` in host.json", "defaultversion-in-hostjson")]
    public void Heading_is_linked_to_as_on_GitHub(string heading, string anchor) => Assert.Equal(anchor, DocumentLinks.AnchorOf(heading));

    [Fact]
    public void Readme_stays_short_enough_to_be_read() => Assert.InRange(File.ReadAllLines(Readme).Length, 1, 180);

    private static IEnumerable<string> DocumentsBelow(string folder) =>
        Directory.GetFiles(folder, "*.md").Concat(Directory.GetDirectories(folder)
            .Where(inner => !NotOurs.Contains(Path.GetFileName(inner), StringComparer.Ordinal)).SelectMany(DocumentsBelow));
}
