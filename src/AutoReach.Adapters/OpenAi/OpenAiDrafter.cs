using AutoReach.Adapters.OpenAi.Prompts;
using AutoReach.Core;
using AutoReach.Core.Drafting;
using AutoReach.Core.Learning.Style;
using AutoReach.Core.Metrics;
using AutoReach.Core.Research;
using AutoReach.Orchestration;
using AutoReach.Orchestration.Usage;

namespace AutoReach.Adapters.OpenAi;

/// <summary>
/// Has the model write the parts of an email. What the drafting checks find is told to it once; what they find after
/// that stays in the draft for a person, who sees why.
/// </summary>
internal sealed class OpenAiDrafter(ModelDialogue model, UsageDesk usage, OpenAiOptions options) : IDrafter
{
    private const int MaxPartLength = 1_500; // characters; no email that passes the checks has one like that

    public string Version { get; } = PromptVersion.Compute(options, DraftPrompt.Instructions, DraftPrompt.Form);

    public async Task<Draft> DraftAsync(DraftRequest request, CancellationToken cancellationToken)
    {
        await usage.TakeCreditAsync(LeadId.For(request.Workflow.Id, request.Prospect.Email), cancellationToken);
        var labels = new Dictionary<string, Fact>(StringComparer.OrdinalIgnoreCase);
        var material = DraftPrompt.Material(request, labels);
        var signOff = SignOff.Compose(request.Workflow.Messaging, request.Style.SignOff);
        var instructions = $"{DraftPrompt.Instructions}\n{DraftPrompt.Team(request, DraftKinds.Of(request), Composition.WordsIn(signOff.Text))}";
        return await model.AskAsync(new ModelQuestion<Draft>(
            ModelStage.Drafting, request.Workflow.Id, Guarded.Instructions(instructions, Canary.For(request.Workflow, request.Prospect)), material,
            DraftPrompt.Form,
            text => Read(text, request, labels, signOff)), cancellationToken);
    }

    private static ReadAnswer<Draft> Read(string text, DraftRequest request, Dictionary<string, Fact> labels, Slot signOff)
    {
        if (AnswerForms.Read<DraftAnswer>(text, out var problem) is not { } answer)
            return new(null, problem);
        Slot[] slots =
        [
            Part(SlotKind.Greeting, answer.Greeting), Part(SlotKind.Opening, answer.Opening), Part(SlotKind.Value, answer.Value),
            Part(SlotKind.Proof, answer.Proof), Part(SlotKind.CallToAction, answer.CallToAction), signOff,
        ];
        if (slots.Any(slot => slot.Text.Length > MaxPartLength))
            return new(null, "a part is far too long for an email");
        var draft = Composition.Compose(request.Revision, answer.Subject.Trim(), [.. slots.Where(slot => slot.Text.Length > 0)], score: 0);
        var findings = DraftChecks.Run(request.Workflow, request.Prospect, request.Dossier, draft);
        draft = draft with { Score = DraftScore.Compute(request.Prospect, draft.Slots, findings) };
        return new(draft, IsWorthAnotherTry(findings) ? string.Join("; ", findings.Select(finding => finding.Evidence)) : null);

        Slot Part(SlotKind kind, PartAnswer part) => new(
            kind, part.Text.ReplaceLineEndings("\n").Trim(),
            [.. part.Facts.Select(label => labels.TryGetValue(label, out var fact) ? fact.Id : new FactId(label)).Distinct()], VariantOf(kind, part.Text));
    }

    /// <summary>A text that speaks to a model, or tells what the model was told, goes to a person as it is.</summary>
    private static bool IsWorthAnotherTry(IReadOnlyList<ContextFlag> findings) =>
        findings.Count > 0 && findings.All(finding => finding.Kind != FlagKind.Injection);

    /// <summary>By what it turned out to be, not by what was asked for: that is what people keep or change.</summary>
    private static string VariantOf(SlotKind kind, string text) =>
        $"{EnumWords.Of(kind)}.{KindReading.Read(kind, text) ?? "plain"}.{DraftKinds.FromModel}";
}
