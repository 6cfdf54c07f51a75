using System.Text.RegularExpressions;

namespace AutoReach.Core.Tests.Architecture;

/// <summary>What a reader of the source can rely on, line by line.</summary>
public sealed partial class SourceLinesTests
{
    private const int MaxLength = 160;

    private static readonly string[] Endings = [".cs", ".razor", ".js", ".mjs"];

    [Fact]
    public void No_line_of_code_is_longer_than_160_characters()
    {
        var files = RepositoryFiles.All(Endings).ToList();
        Assert.True(files.Count > 500, "The source was not found.");
        Assert.Empty(files.SelectMany(file => TooLong(file).Select(line => $"{RepositoryFiles.Relative(file)}:{line}")));
    }

    [Fact]
    public void A_long_line_is_found_and_the_text_of_a_raw_string_is_left_alone()
    {
        var wide = new string('x', MaxLength);
        Assert.Equal([2, 6], LongLines(["short", wide + "y", "var page = \"\"\"", wide + "in it", "    \"\"\";", wide + "z"], isCSharp: true));
    }

    private static IEnumerable<int> TooLong(string file) => LongLines(File.ReadAllLines(file), file.EndsWith(".cs", StringComparison.Ordinal));

    /// <summary>Raw strings hold pages, prompts and documents as they are; breaking their lines would change them.</summary>
    private static IEnumerable<int> LongLines(IEnumerable<string> lines, bool isCSharp)
    {
        var isInText = false;
        foreach (var (place, line) in lines.Index())
        {
            var marks = isCSharp ? RawMark().Count(line) : 0;
            if (line.Length > MaxLength && !isInText && marks == 0)
                yield return place + 1;
            isInText ^= marks % 2 == 1;
        }
    }

    [GeneratedRegex("\"{3,}")]
    private static partial Regex RawMark();
}
