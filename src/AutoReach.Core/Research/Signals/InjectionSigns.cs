using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;
using AutoReach.Core.Text;

namespace AutoReach.Core.Research.Signals;

/// <summary>
/// Finds text that is addressed to a language model instead of a reader. A sign brings a person in; a site that
/// writes about such attacks is flagged too, which costs one look.
/// </summary>
public static partial class InjectionSigns
{
    private static readonly SearchValues<string> Triggers = SearchValues.Create(
    [
        "ignore", "disregard", "forget", "override", "overrule", "system prompt", "instruction", "language model", "llm", "chatgpt", "gpt-", "as an ai",
        "you are", "you're an ai",
        "an ai", "ai agent", "ai assistant", "ai model", "ai system", "prompt", "<|", "[inst]", "<<sys>>", "jailbreak", "claude", "gemini", "copilot",
            "assistant:", "system:", "developer mode", "attention ai", "dear ai",
        "hey ai", "note to ai", "message to ai", "automated system", "scraper", "bots", "qualified", "high priority lead", "bcc", "###", "rate this",
            "score this", "mark this", "treat this", "approve this", "respond ", "reply ", "answer ", "do not tell", "do not inform", "do not mention",
            "from now on", "forward ",
    ], StringComparison.OrdinalIgnoreCase);

    /// <returns>The telling words with a little around them, at most 200 characters; null when there are none.</returns>
    public static string? Find(string text)
    {
        var plain = Plain(text);
        if (!plain.AsSpan().ContainsAny(Triggers) || Sign().Match(plain) is not { Success: true } match)
            return null;
        var start = Math.Max(0, match.Index - 40);
        if (start > 0 && plain.IndexOf(' ', start) is >= 0 and var space && space < match.Index)
            start = space + 1;
        return Sentences.Excerpt(plain[start..], 200);
    }

    /// <summary>Undoes the usual disguises: invisible characters between letters, letters of the tag block, look-alikes of other scripts.</summary>
    private static string Plain(string text)
    {
        if (Ascii.IsValid(text))
            return text;
        var plain = new StringBuilder(text.Length);
        foreach (var rune in text.Normalize(NormalizationForm.FormKC).EnumerateRunes())
        {
            if (rune.Value is >= 0xE0020 and <= 0xE007E)
                plain.Append((char)(rune.Value - 0xE0000));
            else if (Rune.GetUnicodeCategory(rune) != System.Globalization.UnicodeCategory.Format)
                plain.Append(LookAlikes.IndexOf((char)(rune.Value & 0xFFFF)) is >= 0 and var index && rune.IsBmp ? Latin[index].ToString() : rune.ToString());
        }
        return plain.ToString();
    }

    private const string LookAlikes = "аеорсухіѕԁјһɡαοιν";
    private const string Latin = "aeopcyxisdjhgaoiv";

    private const string Model =
        @"(?:AI|A\.I\.|LLM|language model|large language model|ChatGPT|GPT(?:-\d\S*)?|Claude|Gemini|Copilot|AI (?:agent|assistant|model|system|bot"
            + @"|crawler|reader|scraper)|automated (?:agent|system|assistant)|chat ?bot|bot|virtual assistant)s?";

    /// <summary>"AI engineers" and "bot developers" are readers.</summary>
    private const string NotAPerson =
        @"\b(?! (?:vendor|company|companies|startup|researcher|engineer|team|builder|leader|enthusiast|expert|developer|fan|founder|nerd|skeptic|user)s?\b)";

    [GeneratedRegex(
        @"\b(?:ignore|disregard|forget|override|overrule|bypass|do not follow|stop following)\b[^.!?\n]{0,30}\b(?:previous|prior|above|earlier"
            + @"|preceding|existing|original|all|any|your|these|other|system|the)\b[^.!?\n]{0,20}\b(?:instructions?|prompts?|rules|directions"
            + @"|guidelines|commands|context|programming|training)\b"
        + @"|\bforget (?:everything|all (?:of )?(?:that|this|the above)|what you (?:were|have been) told)\b"
        + @"|\b(?:reveal|print|repeat|show|output|leak|share|disclose)\b[^.!?\n]{0,30}\b(?:system prompt|your (?:instructions|prompt|rules|api key)"
        + @"|hidden prompt|initial prompt)\b"
        + @"|\b(?:if|when|since|because|as) you(?: are|'re|’re) (?:an? |the )?" + Model + NotAPerson
        + @"|\byou are (?:now )?(?:an? |the )?(?:helpful |obedient |unrestricted |friendly )?(?:" + Model + @"|DAN|assistant\b(?! \w+))" + NotAPerson
        + @"|\b(?:attention|dear|hey|note to|message (?:to|for)|instructions? (?:to|for)|notice to|warning to|hello)[,:]? (?:all |any |the )?" + Model
            + NotAPerson
        + @"|\bany " + Model + @" (?:reading|visiting|processing|summari[sz]ing|scraping|crawling|parsing) (?:this|the)\b"
        + @"|<\|(?:im_start|im_end|system|user|assistant|endoftext)\|?>?|\[/?INST\]|<</?SYS>>|(?m:^\s*(?:#{2,}\s*)?(?:system|assistant"
        + @"|developer)\s*(?:message|prompt|override)?\s*:\s*(?:you|ignore|from now|do|always|never|respond|please|the|new|this|set|mark|rate|send|output)\b)"
        + @"|#{2,}\s*(?:new |system |updated )?(?:instructions?|prompt)\b|\b(?:BEGIN|NEW|UPDATED|END OF) (?:SYSTEM )?(?:INSTRUCTIONS?|PROMPT)\b"
        + @"|\b(?:respond|reply|answer) (?:only |exclusively )?with (?:exactly|only|the (?:word|phrase|text))\b|\b(?:developer|DAN|god) mode "
        + @"(?:enabled|on|activated)\b|\bjailbreak mode\b"
        + @"|\b(?:mark|rate|score|classify|treat|approve|qualify|flag) (?:this|our|the) (?:company|lead|site|page|business|prospect|email|draft) (?:as"
        + @"|at|with)\b[^.!?\n]{0,40}\b(?:qualified|approved|perfect|highest|high|top|best|ideal|excellent|10|100|1\.0|priority|safe|trusted)\b"
        + @"|\b(?:bcc|cc|forward|send) (?:the |this |all |a copy of |every )?[^.!?\n]{0,30}\b(?:e-?mails?|messages?|drafts?|replies|conversation|data"
        + @"|leads)\b[^.!?\n]{0,20}\bto \S+@\S+"
        + @"|\bfrom now on,? (?:you|your|always|only|respond|act)\b(?=[^.!?\n]{0,60}\b(?:prompt|instruction|assistant|AI|respond|answer|act as|obey|must)\b)"
        + @"|\bdo not (?:tell|inform|mention (?:this )?to|reveal (?:this )?to) (?:the )?(?:user|human|reviewer|operator)s?\b", RegexOptions.IgnoreCase)]
    private static partial Regex Sign();
}
