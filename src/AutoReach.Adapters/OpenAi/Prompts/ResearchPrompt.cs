using System.Globalization;
using System.Text;
using AutoReach.Core.Reference;
using AutoReach.Core.Research;
using AutoReach.Core.Research.Reading;
using AutoReach.Orchestration;

namespace AutoReach.Adapters.OpenAi.Prompts;

/// <summary>Asks for what the pages of a company's site say of it, each with the words that say so.</summary>
internal static class ResearchPrompt
{
    /// <summary>Characters of a page, and of all pages, that are shown.</summary>
    private const int MaxOfPage = 9_000, MaxInAll = 45_000;

    public static readonly string Instructions = $"""
        You read pages of a company's website and list facts about that company for a salesperson.
        For each fact copy the excerpt: a sentence or less, word for word from one page, at most 280 characters, and give the number of that page.
        A fact that no page says word for word is left out. Nothing about customers or partners is a fact about the company.
        Kinds and values: summary (the sentence that says what the company does), size (head count as a number), region (one of: {string.Join(", ", Regions.All)}),
        industry (one of: {string.Join(", ", Industries.All.Select(industry => industry.Name))}), technology (its name in lower case), and
        person, news, product, customer, hiring, location, founded, other: the value is made of words of the excerpt.
        At most 25 facts, the most telling first.
        """;

    public static readonly AnswerForm Form = new("facts", """
        {"type":"object","additionalProperties":false,"required":["facts"],"properties":{"facts":{"type":"array","items":{
        "type":"object","additionalProperties":false,"required":["kind","value","page","excerpt"],"properties":{
        "kind":{"type":"string","enum":["summary","size","region","industry","technology","person","news","product","customer","hiring","location","founded","other"]},
        "value":{"type":"string"},"page":{"type":"integer"},"excerpt":{"type":"string"}}}}}}
        """);

    public static string Material(CompanyToResearch company, IReadOnlyList<ReadablePage> pages)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"The company: {UntrustedText.Inline(company.Name, 120)}\n\n");
        foreach (var (number, page) in pages.Index())
            if (text.Length < MaxInAll)
                text.Append(UntrustedText.Fenced($"Page {number + 1} ({page.Kind})", Text(page), Math.Min(MaxOfPage, MaxInAll - text.Length))).Append("\n\n");
        return text.ToString();
    }

    private static string Text(ReadablePage page) =>
        string.Join('\n', new[] { page.Title, page.Description }.Concat(page.Blocks.Select(block => block.Text)).Where(line => line.Length > 0));
}

internal sealed record ResearchAnswer
{
    public required IReadOnlyList<FoundFact> Facts { get; init; }
}

/// <param name="Page">Counted from 1, as shown.</param>
internal sealed record FoundFact(FactKind Kind, string Value, int Page, string Excerpt);
