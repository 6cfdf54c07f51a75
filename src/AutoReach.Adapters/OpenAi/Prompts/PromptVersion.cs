using AutoReach.Core;

namespace AutoReach.Adapters.OpenAi.Prompts;

/// <summary>What trust in a model rests on: its name and every word that it is asked with. Another of either opens a new epoch.</summary>
internal static class PromptVersion
{
    public static string Of(OpenAiOptions options, string instructions, AnswerForm form) =>
        $"openai:{options.Model}:{Digest.Base32($"{instructions}\n{UntrustedText.Rule}\n{form.Schema}\n{options.Answers}\n{options.Temperature}", bytes: 5)}";
}
