using AutoReach.Core;

namespace AutoReach.Adapters.OpenAi.Prompts;

/// <summary>What trust in a model rests on: its name and how it is asked. Another of either opens a new epoch.</summary>
internal static class PromptVersion
{
    /// <summary>Raised when facts, examples or a team's rules are put to the model otherwise; instructions and forms speak for themselves.</summary>
    private const int Material = 1;

    public static string Compute(OpenAiOptions options, string instructions, AnswerForm form) =>
        $"openai:{options.Model}:{Digest.Base32(FormattableString.Invariant($"{Guarded.Instructions(instructions, canary: "")}\n{form.Schema}\n{Material}\n{options.Answers}\n{options.Temperature}"), bytes: 5)}";
}
