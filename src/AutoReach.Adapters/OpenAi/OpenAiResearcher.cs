using AutoReach.Adapters.OpenAi.Prompts;
using AutoReach.Core.Drafting;
using AutoReach.Core.Metrics;
using AutoReach.Core.Research;
using AutoReach.Core.Research.Reading;
using AutoReach.Core.Text;
using AutoReach.Orchestration;
using AutoReach.Orchestration.Usage;

namespace AutoReach.Adapters.OpenAi;

/// <summary>
/// Reads the site as the rules do and keeps all that they find, flags above all. The model adds
/// facts; one that no page says word for word does not enter the dossier.
/// </summary>
internal sealed class OpenAiResearcher(IPageResearcher rules, ModelDialogue model, UsageDesk usage, OpenAiOptions options, TimeProvider time) : IResearcher
{
    private const int MaxFacts = 25;
    private const int MinCharactersQuoted = 3;

    public string Version { get; } = PromptVersion.Compute(options, ResearchPrompt.Instructions, ResearchPrompt.Form);

    public async Task<Dossier> ResearchAsync(CompanyToResearch company, CancellationToken cancellationToken)
    {
        var (dossier, pages) = await rules.ReadAsync(company, cancellationToken);
        if (pages.Count == 0)
            return dossier;
        await usage.RequireCreditAsync(cancellationToken);
        var canary = Canary.For(company.Key);
        var found = await model.AskAsync(new ModelQuestion<Found>(
            ModelStage.Research, null, Guarded.Instructions(ResearchPrompt.Instructions, canary), ResearchPrompt.Material(company, pages), ResearchPrompt.Form,
            text => Read(text, canary)), cancellationToken);
        return dossier with
        {
            Facts = [.. dossier.Facts.Concat(Grounded(found.Facts, company, pages)).DistinctBy(fact => (fact.Kind, fact.Value.ToLowerInvariant()))],
            Flags = found.Leaked && dossier.Flags.All(flag => flag.Kind != FlagKind.Injection)
                ? [.. dossier.Flags, Guarded.LeakFlag(pages[0].Address.AbsoluteUri)]
                : dossier.Flags,
        };
    }

    private static ReadAnswer<Found> Read(string text, string canary) =>
        AnswerForms.Read<ResearchAnswer>(text, out var problem) is { } answer
            ? new(new Found(answer.Facts, Canary.IsIn(text, canary)), null)
            : new(null, problem);

    private IEnumerable<Fact> Grounded(IReadOnlyList<FoundFact> facts, CompanyToResearch company, IReadOnlyList<ReadablePage> pages)
    {
        var texts = pages.Select(page => page.AllText()).ToArray();
        foreach (var fact in facts.Take(MaxFacts))
        {
            if (fact.Page < 1 || fact.Page > pages.Count || fact.Excerpt.Trim().Length < MinCharactersQuoted || PromptLeaks.Find(fact.Excerpt) is not null)
                continue;
            if (Quotation.Find(texts[fact.Page - 1], fact.Excerpt) is not { } words)
                continue;
            var (excerpt, source) = (Sentences.Excerpt(words), pages[fact.Page - 1].Address.AbsoluteUri);
            if (FactGrounding.Normalise(fact.Kind, fact.Value, excerpt, company.Name) is { } value)
                yield return new Fact(Fact.IdOf(fact.Kind, value, source), fact.Kind, value, source, excerpt, time.GetUtcNow());
        }
    }

    private sealed record Found(IReadOnlyList<FoundFact> Facts, bool Leaked);
}
