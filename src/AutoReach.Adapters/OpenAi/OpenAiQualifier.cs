using AutoReach.Adapters.OpenAi.Prompts;
using AutoReach.Core;
using AutoReach.Core.Drafting;
using AutoReach.Core.Leads;
using AutoReach.Core.Metrics;
using AutoReach.Core.Qualification;
using AutoReach.Core.Research;
using AutoReach.Core.Workflows;
using AutoReach.Orchestration;
using AutoReach.Orchestration.Usage;

namespace AutoReach.Adapters.OpenAi;

/// <summary>Judges by the stated profile and lets the model move that, see <see cref="SecondReading"/>.</summary>
internal sealed class OpenAiQualifier(ModelDialogue model, UsageDesk usage, OpenAiOptions options) : IQualifier
{
    private const int MaxReasonLength = 100;
    private const double MaxContribution = 3;

    public string Version { get; } = PromptVersion.Compute(options, QualificationPrompt.Instructions, QualificationPrompt.Form);

    public async Task<QualificationResult> QualifyAsync(Workflow workflow, Prospect prospect, Dossier dossier, CancellationToken cancellationToken)
    {
        await usage.TakeCreditAsync(LeadId.For(workflow.Id, prospect.Email), cancellationToken);
        var (stated, canary) = (StatedProfile.Judge(workflow, prospect, dossier), Canary.For(workflow, prospect));
        var judged = await model.AskAsync(new ModelQuestion<Judged>(
            ModelStage.Qualification, workflow.Id, Guarded.Instructions(QualificationPrompt.Instructions, canary),
            QualificationPrompt.Material(workflow, prospect, dossier, stated), QualificationPrompt.Form, text => Read(text, canary)), cancellationToken);
        return judged.Leaked
            ? stated with { Flags = [Guarded.LeakFlag($"model:{options.Model}")] }
            : SecondReading.Join(workflow, stated, judged.Opinion);
    }

    private static ReadAnswer<Judged> Read(string text, string canary)
    {
        if (AnswerForms.Read<QualificationAnswer>(text, out var problem) is not { } answer)
            return new(null, problem);
        if (answer.Fit is not (>= 0 and <= 1))
            return new(null, "fit is not a number from 0 to 1");
        var reasons = answer.Reasons.Where(reason => IsPlain(reason.Text) && double.IsFinite(reason.Contribution))
            .Select(reason => new FitReason(reason.Text.Trim(), Math.Clamp(reason.Contribution, -MaxContribution, MaxContribution)));
        return new(new Judged(new ModelOpinion(answer.Fit, [.. reasons]), Canary.IsIn(text, canary)), null);
    }

    /// <summary>People read reasons: short plain words, no links, nothing that speaks to a model.</summary>
    private static bool IsPlain(string text) =>
        text.Trim().Length is > 0 and <= MaxReasonLength && !text.Any(char.IsControl) && !MailLinks.In(text).Any() && !MailLinks.AddressesIn(text).Any()
            && PromptLeaks.Find(text) is null;

    private sealed record Judged(ModelOpinion Opinion, bool Leaked);
}
