using System.Text.RegularExpressions;
using AutoReach.Core.Text;

namespace AutoReach.Rules.Drafting;

/// <summary>What a company says it does, told in the third person.</summary>
/// <param name="Predicate">What follows the company's name: <c>helps clinics fill their calendars</c>, <c>is a password manager</c>.</param>
/// <param name="Noun">Of a predicate with <c>is</c>, what follows it, article included; else null.</param>
internal sealed record CompanyClause(string Predicate, string? Noun)
{
    public bool IsVerb => Noun is null && !Predicate.StartsWith("is ", StringComparison.Ordinal);
}

/// <summary>
/// Reads a company's own description: "We build …", "Acme is a …", "At Acme, we help …", "Our mission is to …". Only
/// shapes that are understood are told again; everything else gives null, and the email does without.
/// </summary>
internal static partial class CompanyClauses
{
    private const int MaxSentences = 3;

    public static CompanyClause? Read(string description, string? fullName, string company)
    {
        var text = Parentheses().Replace(PlainText.OneLine(description[..Math.Min(description.Length, 1500)]), " ");
        foreach (var sentence in Sentences.Split(text).SelectMany(sentence => Separator().Split(sentence)).Where(part => part.Length > 0).Take(MaxSentences))
            if (OfSentence(sentence.TrimEnd('.', '!', ' '), fullName, company) is { } clause)
                return clause;
        return null;
    }

    private static CompanyClause? OfSentence(string sentence, string? fullName, string company)
    {
        if (sentence.EndsWith('?') || Placeholder().IsMatch(sentence))
            return null;
        var rest = AfterPlace(Preamble().Replace(sentence, ""), company);
        if (Mission().Match(rest) is { Success: true } mission && MissionIsTheirs(mission, company))
            return Mended("sets out to", FirstBaseVerb(rest[mission.Length..]));
        if (AfterSubject(rest, ["We ", "we "]) is { } ours)
            return OfPredicate(ours, firstPerson: true);
        if (rest.StartsWith("We're ", StringComparison.OrdinalIgnoreCase))
            return OfPredicate("are " + rest[6..], firstPerson: true);
        return AfterSubject(rest, SubjectsOf(fullName, company)) is { } theirs ? OfPredicate(theirs, firstPerson: false) : null;
    }

    /// <summary>"At Acme, we …", "Here at Acme we …".</summary>
    private static string AfterPlace(string sentence, string company)
    {
        var place = Place().Match(sentence);
        return place.Success && place.Groups["where"].Value.Contains(company, StringComparison.OrdinalIgnoreCase) ? sentence[place.Length..] : sentence;
    }

    private static string[] SubjectsOf(string? fullName, string company)
    {
        var first = company.Split(' ')[0];
        return [company + " ", (fullName ?? company) + " ", (first.Length > 1 ? first : company) + " ", "The company ", "This company "];
    }

    private static string? AfterSubject(string sentence, string[] subjects)
    {
        foreach (var subject in subjects)
            if (sentence.StartsWith(subject, StringComparison.OrdinalIgnoreCase))
                return sentence[subject.Length..];
        return null;
    }

    private static CompanyClause? OfPredicate(string predicate, bool firstPerson)
    {
        var words = predicate.Split(' ', 3);
        if (words.Length < 3)
            return null;
        if (words[0] is "is" or "are" && words[1] is "a" or "an" || (words[0] is "is" && words[1] is "the"))
            return OfNoun(words[1], words[2]);
        if (words[0] is "is" or "are" && Verbs.IsGerund(words[1]))
            return Mended("is " + words[1], words[2]);
        return OfVerb(predicate, firstPerson);
    }

    private static CompanyClause? OfNoun(string article, string noun)
    {
        if (Acting().Match(noun) is { Success: true } acting && Verbs.FromThirdPerson(acting.Groups["verb"].Value) is not null)
            return Mended(acting.Groups["verb"].Value, noun[acting.Length..]);
        if (Specialised().Match(noun) is { Success: true } specialised)
            return Mended("specializes in", noun[specialised.Length..]);
        if (Crowd().IsMatch(noun))
            return null;
        var mended = ClauseText.Mend($"{article} {noun}");
        return mended is null || mended.Split(' ').Length < 4 ? null : new CompanyClause("is " + mended, mended.StartsWith('a') ? mended : null);
    }

    /// <summary>"build", "design and build", "design, build and run", in either person.</summary>
    private static CompanyClause? OfVerb(string predicate, bool firstPerson)
    {
        var words = predicate.Split(' ');
        var told = new List<string>();
        for (var at = 0; at < words.Length - 1 && at < 6; at++)
        {
            var word = words[at].TrimEnd(',').ToLowerInvariant();
            if (word is "and" or "&" && told.Count > 0 && IsVerb(words[at + 1]))
                told.Add("and");
            else if ((told.Count == 0 || told[^1] is "and" || told[^1].EndsWith(',')) && InThirdPerson(word) is { } third)
                told.Add(third + (words[at].EndsWith(',') && told.Count < 6 && IsVerbNext(words, at) ? "," : ""));
            else
                break;
        }
        var rest = string.Join(' ', words.Skip(told.Count));
        return told.Count == 0 || told[^1] is "and" || rest.StartsWith("and ", StringComparison.Ordinal) || rest.StartsWith("& ", StringComparison.Ordinal)
            ? null
            : Mended(string.Join(' ', told), firstPerson ? BeforeNextVerb(rest) : rest);

        string? InThirdPerson(string word) => firstPerson
            ? Verbs.IsBase(word) ? Verbs.ThirdPerson(word) : null
            : Verbs.FromThirdPerson(word) is not null ? word : null;

        bool IsVerb(string word) => InThirdPerson(word.TrimEnd(',').ToLowerInvariant()) is not null;

        bool IsVerbNext(string[] all, int at) => IsVerb(all[at + 1]) || (all[at + 1] is "and" && at + 2 < all.Length && IsVerb(all[at + 2]));
    }

    /// <summary>"We remove friction, increase transparency": the second verb would have to change its form too, so it goes.</summary>
    private static string BeforeNextVerb(string rest)
    {
        foreach (Match comma in AfterComma().Matches(rest))
            if (Verbs.IsBase(comma.Groups["next"].Value))
                return rest[..comma.Index];
        return rest;
    }

    private static CompanyClause? Mended(string verb, string? rest) =>
        rest is not null && ClauseText.Mend($"{verb} {rest}") is { } mended && mended.Split(' ').Length >= 3 ? new CompanyClause(mended, null) : null;

    private static string? FirstBaseVerb(string rest) => Verbs.IsBase(rest.Split(' ')[0].ToLowerInvariant()) ? rest : null;

    private static bool MissionIsTheirs(Match mission, string company) =>
        mission.Groups["who"].Value is var who
            && (who.Equals("our", StringComparison.OrdinalIgnoreCase) || who.StartsWith(company, StringComparison.OrdinalIgnoreCase));

    /// <summary>What a site says of itself while there is none.</summary>
    [GeneratedRegex(
        @"\b(?:new|our) (?:web ?)?site\b|sample page|coming soon|under construction|placeholder|lorem ipsum|stay tuned|back soon", RegexOptions.IgnoreCase)]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"\s*\([^()]*\)")]
    private static partial Regex Parentheses();

    [GeneratedRegex(@"\s+[|•]\s+")]
    private static partial Regex Separator();

    [GeneratedRegex(@"^(?:Founded|Established|Started|Launched|Based|Born|Created|Since|Serving|Headquartered)\b[^,]{0,60}, ", RegexOptions.IgnoreCase)]
    private static partial Regex Preamble();

    [GeneratedRegex(@", (?:and )?(?<next>[a-z]+) ")]
    private static partial Regex AfterComma();

    [GeneratedRegex(
        @"^(?:[\w,/&-]+ ){0,6}(?:company|agency|studio|firm|consultancy|team|business) (?:that |which )?(?:speciali[sz]ing|speciali[sz]es|speciali[sz]ed) in ",
        RegexOptions.IgnoreCase)]
    private static partial Regex Specialised();

    [GeneratedRegex(@"^(?:Here )?at (?<where>[^,]{1,40}?),? (?=we )", RegexOptions.IgnoreCase)]
    private static partial Regex Place();

    [GeneratedRegex(@"^(?<who>our|[\w .&-]{1,40}?(?='s))(?:'s)? (?:mission|goal|aim) is to ", RegexOptions.IgnoreCase)]
    private static partial Regex Mission();

    [GeneratedRegex(@"^(?:[\w-]+ ){0,3}(?:company|startup|business|firm|organization|organisation) (?:that|which) (?<verb>[a-z]+) ", RegexOptions.IgnoreCase)]
    private static partial Regex Acting();

    [GeneratedRegex(
        @"^(?:[\w,'-]+ ){0,4}(?:team|group|bunch|family|collective|place|company|startup|start-up|crew|community|member)\b(?! (?:for|behind))|^of\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex Crowd();
}
