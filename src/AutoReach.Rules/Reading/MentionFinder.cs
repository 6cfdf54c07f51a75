using AutoReach.Core.Research;
using AutoReach.Core.Research.Reading;
using AutoReach.Core.Text;

namespace AutoReach.Rules.Reading;

/// <summary>
/// Names that the site's sentences mention, kept so that each workflow can look for its own competitors later without the pages.
/// </summary>
internal static class MentionFinder
{
    private const int MaxMentions = 80;

    public static IReadOnlyList<Mention> Find(IReadOnlyList<ReadablePage> pages, string company)
    {
        var mentions = new Dictionary<string, Mention>(StringComparer.OrdinalIgnoreCase);
        foreach (var page in pages)
            foreach (var block in page.Blocks)
            {
                if (block.Kind == BlockKind.Heading && block.Text.Length < 25)
                    continue;
                foreach (var sentence in Sentences.Split(block.Text))
                    foreach (var name in ProperNames.In(sentence))
                    {
                        if (mentions.Count == MaxMentions)
                            return [.. mentions.Values];
                        if (name.Length is > 2 and <= 50 && !name.StartsWith(company, StringComparison.OrdinalIgnoreCase))
                            mentions.TryAdd(name, new Mention(name, Sentences.Excerpt(sentence, 200), page.Address.AbsoluteUri));
                    }
            }
        return [.. mentions.Values];
    }
}
