using System.Text.RegularExpressions;
using AutoReach.Core.Leads;
using AutoReach.Core.Workflows;

namespace AutoReach.Core.Drafting;

/// <summary>
/// A word that means nothing, put among a language model's instructions. Where it comes out again, the model has been
/// talked into telling what it was told. Different for every lead, so that no page can name it by chance.
/// </summary>
public static class Canary
{
    public static string For(Workflow workflow, Prospect prospect) =>
        For($"{workflow.Id.Value}\n{prospect.Email.Value}");

    /// <param name="about">What the instructions are about: a lead, or a company.</param>
    public static string For(string about) => "zq" + Digest.Base32($"canary\n{about}", bytes: 8);

    /// <summary>True where the word stands in a text, spelt out or backwards too.</summary>
    public static bool IsIn(string text, string canary)
    {
        var letters = string.Concat(text.Where(char.IsAsciiLetterOrDigit));
        return letters.Contains(canary, StringComparison.OrdinalIgnoreCase)
            || string.Concat(letters.Reverse()).Contains(canary, StringComparison.OrdinalIgnoreCase);
    }
}

/// <summary>Text that speaks to a model instead of to a person.</summary>
public static partial class PromptLeaks
{
    /// <returns>What was found, at most 80 characters; null where there is nothing.</returns>
    public static string? Find(string text)
    {
        var match = ToAModel().Match(text);
        return match.Success ? match.Value[..Math.Min(80, match.Value.Length)] : null;
    }

    [GeneratedRegex(
        """
        \b(?:ignore|disregard|forget|override)\b.{0,30}\b(?:instructions?|prompts?|rules|guidelines|above|previous|prior)\b
        |\bsystem\s+prompt\b|\b(?:new|hidden|secret|following)\s+instructions?\b
        |\b(?:as|i\s+am|i'm|you\s+are|act\s+as)\s+an?\s+(?:ai|artificial\s+intelligence|large\s+language|language)\b(?:\s+(?:model|assistant))?
        |\blanguage\s+model\b|\bchatgpt\b|\bjailbreak|\bprompt\s+injection\b
        |<\|[^|>]{1,30}\|>|\[/?INST\]|^\s*(?:system|assistant|user|human)\s*:
        |\b(?:BEGIN|END)[\s_]+(?:SYSTEM|PROMPT|INSTRUCTIONS?)\b
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.Multiline | RegexOptions.CultureInvariant,
            matchTimeoutMilliseconds: 1000)]
    private static partial Regex ToAModel();
}
