using System.Globalization;
using System.Text;
using AutoReach.Core.Leads;
using AutoReach.Core.Research;

namespace AutoReach.Adapters.OpenAi.Prompts;

/// <summary>A contact and a dossier as a model is shown them. Without the address: nothing that is written needs it.</summary>
internal static class KnownFacts
{
    private const int MaxFacts = 40;

    /// <param name="labels">Filled with the label of each fact that is shown; null: facts are shown without.</param>
    public static string Describe(Prospect prospect, Dossier dossier, IDictionary<string, Fact>? labels)
    {
        var import = new StringBuilder();
        Line(import, "first name", prospect.FirstName);
        Line(import, "role", prospect.Role);
        Line(import, "company", prospect.CompanyName);
        Line(import, "industry", prospect.Industry);
        Line(import, "size", prospect.CompanySize?.ToString().ToLowerInvariant());
        Line(import, "region", prospect.Region);
        Line(import, "technologies", string.Join(", ", prospect.Technologies));
        Line(import, "description", prospect.Description);
        var facts = new StringBuilder();
        foreach (var (place, fact) in dossier.Facts.Take(MaxFacts).Index())
        {
            var label = string.Create(CultureInfo.InvariantCulture, $"F{place + 1}");
            labels?.Add(label, fact);
            facts.Append(CultureInfo.InvariantCulture,
                $"{(labels is null ? "" : label + " ")}{fact.Kind.ToString().ToLowerInvariant()}: {UntrustedText.Inline(fact.Value, 200)}");
            facts.Append(fact.PublishedAt is { } published ? string.Create(CultureInfo.InvariantCulture, $" ({published:yyyy-MM-dd})") : "");
            facts.Append(fact.Excerpt == fact.Value ? "\n" : $" — “{UntrustedText.Inline(fact.Excerpt, 300)}”\n");
        }
        return UntrustedText.Fenced("The contact, as imported", import.ToString(), 3_000) + "\n\n"
            + UntrustedText.Fenced("The company, as its site tells", facts.ToString(), 12_000);
    }

    private static void Line(StringBuilder text, string name, string? value)
    {
        if (!string.IsNullOrWhiteSpace(value))
            text.Append(CultureInfo.InvariantCulture, $"{name}: {UntrustedText.Inline(value, 1_500)}\n");
    }
}
