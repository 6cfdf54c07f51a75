using System.Buffers;
using System.Text.RegularExpressions;
using AutoReach.Core.Research;
using AutoReach.Core.Research.Reading;
using AutoReach.Core.Text;

namespace AutoReach.Rules.Reading;

/// <summary>The sentences in which a company says what it does, best first.</summary>
internal static partial class SummaryFinder
{
    private const int MaxSummaries = 2;
    private static readonly SearchValues<string> Unfit = SearchValues.Create(
    [
        "cookie", "javascript", "sign up", "log in", "click", "learn more", "read more", "subscribe", "privacy", "terms of", "copyright", "©",
        "welcome to our website",
        "lorem ipsum", "official site", "contact us", "get started", "browser", "free trial", "book a demo", "page not found", "job", "position", "apply",
            "http", "{{", "employees", "team:", "sample page", "coming soon", "under construction", "new website", "placeholder",
    ], StringComparison.OrdinalIgnoreCase);

    private sealed record Candidate(string Sentence, string Excerpt, ReadablePage Page, double Rank);

    public static void Find(IReadOnlyList<ReadablePage> pages, string company, Findings findings)
    {
        var candidates = pages.Where(page => page.Kind is PageKind.Home or PageKind.About or PageKind.Products or PageKind.Other)
            .SelectMany(page => OfPage(page, company))
            .Where(candidate => candidate.Rank > 0)
            .OrderByDescending(candidate => candidate.Rank)
            .Take(MaxSummaries);
        foreach (var candidate in candidates)
            findings.Add(FactKind.Summary, candidate.Sentence, candidate.Page, candidate.Excerpt);
    }

    private static IEnumerable<Candidate> OfPage(ReadablePage page, string company)
    {
        var bonus = page.Kind switch { PageKind.About => 1.0, PageKind.Home => 0.6, _ => 0 };
        foreach (var sentence in Sentences.Split(page.Description).Take(2))
            yield return Judge(sentence, page, company, bonus + 1.6);
        foreach (var value in page.Structured)
            if (value.Property == "description" && NameFinder.IsOrganisation(value.Type))
                foreach (var sentence in Sentences.Split(value.Value).Take(2))
                    yield return Judge(sentence, page, company, bonus + 1.4);
        var place = 0;
        foreach (var block in page.Blocks)
            if (block.Kind is BlockKind.Paragraph && block.LinkShare < 0.3 && block.Text.Length > 30 && place < 8)
            {
                foreach (var sentence in Sentences.Split(block.Text).Take(3))
                    yield return Judge(sentence, page, company, bonus + 0.8 - 0.1 * place);
                place++;
            }
    }

    private static Candidate Judge(string sentence, ReadablePage page, string company, double rank)
    {
        var words = Words.Count(sentence);
        if (words is < 6 or > 42 || sentence.Length > 280 || sentence.AsSpan().ContainsAny(Unfit) || sentence[^1] is '?' or ':' or '…'
            || sentence.EndsWith("...", StringComparison.Ordinal)
                || !(char.IsUpper(sentence[0]) || char.IsDigit(sentence[0]) || NamesCompany(sentence, company)))
            return new Candidate(sentence, sentence, page, 0);
        var start = sentence.AsSpan(0, Math.Min(60, sentence.Length));
        rank += Says().IsMatch(sentence) ? 1.2 : 0;
        rank += start.Contains(company, StringComparison.OrdinalIgnoreCase) ? 1.2 : start.StartsWith("We ") || start.StartsWith("Our ") ? 0.7 : 0;
        rank += words is >= 9 and <= 28 ? 0.4 : 0;
        rank -= sentence.EndsWith('.') ? 0 : 0.3;
        rank -= sentence.EndsWith('!') ? 0.6 : 0;
        rank -= Dangling().IsMatch(sentence) ? 1.5 : 0;
        rank -= MissionStatement().IsMatch(sentence) ? 1.2 : 0;
        return new Candidate(Tidy(sentence), sentence, page, rank);
    }

    private static bool NamesCompany(string sentence, string company) => sentence.StartsWith(company, StringComparison.OrdinalIgnoreCase);

    private static string Tidy(string sentence)
    {
        var trimmed = TitleTail().Replace(TitleHead().Replace(sentence, ""), "").TrimEnd();
        return trimmed.EndsWith('.') || trimmed.EndsWith('!') || trimmed.EndsWith('"') || trimmed.EndsWith('”') ? trimmed : trimmed + ".";
    }

    [GeneratedRegex(
        @"\b(?:is an?|is the|are an?|are the|helps?|builds?|makes?|provides?|offers?|develops?|creates?|designs?|delivers?|enables?|lets?|gives?"
            + @"|connects?|runs?|operates?|speciali[sz]es?|powers?|publishes|manufactures?|sells?|hosts?|automates?|protects?"
            + @"|works? with)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Says();

    /// <summary>A sentence that leans on the one before it reads oddly alone.</summary>
    [GeneratedRegex(
        @"^(?:This|That|These|Those|It|Its|They|Their|He|She|But|And|So|Then|However|Also|Here|There|Instead|Today,? (?:it|they)|As a result|In "
            + @"addition|Since then|That's)\b")]
    private static partial Regex Dangling();

    /// <summary>What a company holds dear says little about what it does.</summary>
    [GeneratedRegex(
        @"^(?:We|Our team) (?:like|love|want|value|believe|care|are (?:a team|passionate|proud|excited|committed)|hope|think|know|keep|prefer|write "
            + @"things|would rather|promise)\b|^Behind every\b", RegexOptions.IgnoreCase)]
    private static partial Regex MissionStatement();

    [GeneratedRegex(@"^[^|.]{1,50}\s\|\s+(?=\S+(?:\s+\S+){4})")]
    private static partial Regex TitleHead();

    [GeneratedRegex(@"\s+[|–—]\s+[^.|–—]{1,40}$")]
    private static partial Regex TitleTail();
}
