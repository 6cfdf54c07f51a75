using AutoReach.Core;

namespace AutoReach.Adapters.OpenAi.Prompts;

/// <summary>What trust in a model rests on: its name and how it is asked. Another of either opens a new epoch.</summary>
internal static class PromptVersion
{
    /// <summary>Raised when facts, examples or a team's rules are put to the model otherwise; instructions and forms speak for themselves.</summary>
    private const int Material = 1;

    public static string Compute(OpenAiOptions options, string instructions, AnswerForm form)
    {
        var all = FormattableString.Invariant(
            $"{Guarded.Instructions(instructions, canary: "")}\n{form.Schema}\n{Material}\n{options.Answers}\n{options.Temperature}");
        return $"openai:{options.Model}:{Digest.Base32(all, bytes: 5)}";
    }
}
