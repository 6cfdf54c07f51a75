using System.Text.RegularExpressions;
using AutoReach.Core.Drafting;
using AutoReach.Core.Leads;
using AutoReach.Core.Reference;
using AutoReach.Core.Text;

namespace AutoReach.Rules.Drafting;

/// <summary>What to call a company and a person in a sentence. Null where a name is no name that a person would write.</summary>
internal static partial class NamesInText
{
    /// <summary>"Spoqa, Inc." is Spoqa; without a name, "www.acme.com" is Acme.</summary>
    public static string? InText(Prospect prospect)
    {
        if (prospect.Company is null)
            return FromHost(prospect.Website?.Host ?? prospect.Email.Domain);
        var name = PlainText.OneLine(InParentheses().Replace(prospect.Company, " "));
        name = LegalForms.Strip(name).TrimEnd(',', '.', ';', '!', '>', ' ');
        var isLink = MailLinks.In(name).Any(link => link != prospect.Company.Trim());
        return name.Length is > 0 and <= 40 && Plausible().IsMatch(name) && !isLink ? name : null;
    }

    /// <summary>"SAM" and "sam" are Sam; titles go; anything with digits, marks or more than 30 letters is no first name.</summary>
    public static string? FirstName(Prospect prospect)
    {
        var name = PersonNames.WithoutTitles(PlainText.OneLine(prospect.FirstName ?? ""));
        if (name.Length is < 2 or > 30 || !FirstNames().IsMatch(name))
            return null;
        return !name.Any(char.IsLower) || !name.Any(char.IsUpper) ? Capitalised(name) : name;
    }

    private static string? FromHost(string host)
    {
        var labels = host.Split('.').SkipWhile(label => label == "www").ToArray();
        var label = labels.Length > 1 ? labels[^2] is "co" or "com" && labels.Length > 2 ? labels[^3] : labels[^2] : host;
        return label.Length > 1 && label.All(char.IsLetter) && !label.StartsWith("xn", StringComparison.Ordinal) ? Capitalised(label) : null;
    }

    private static string Capitalised(string name) =>
        Word().Replace(name.ToLowerInvariant(), word => char.ToUpperInvariant(word.Value[0]) + word.Value[1..]);

    [GeneratedRegex(@"\s*\([^()]*\)\s*")]
    private static partial Regex InParentheses();

    [GeneratedRegex(@"^[\p{L}\p{N}][\p{L}\p{M}\p{N} .,'&+\-]*$")]
    private static partial Regex Plausible();

    [GeneratedRegex(@"^\p{L}[\p{L}\p{M}]+(?:[ '\-]\p{L}[\p{L}\p{M}]*)*$")]
    private static partial Regex FirstNames();

    [GeneratedRegex(@"\p{L}[\p{L}\p{M}]*")]
    private static partial Regex Word();
}
