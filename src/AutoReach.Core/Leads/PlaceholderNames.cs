using System.Collections.Frozen;
using System.Text;

namespace AutoReach.Core.Leads;

/// <summary>
/// What stands in a name's place in exported lists without being one: an empty cell's spelling, a title alone, a merge
/// field that nothing was merged into. The one list of such words; no mail greets "Hi Null".
/// </summary>
public static class PlaceholderNames
{
    /// <summary>Nobody and no company is called so.</summary>
    private static readonly FrozenSet<string> Nothing = new[]
    {
        "null", "none", "undefined", "unknown", "unnamed", "noname", "nonameprovided", "notavailable", "notapplicable", "notprovided",
        "notspecified", "notknown", "n/a", "n.a", "n\\a", "tbd", "tba", "tbc", "test", "testtest", "dummy", "example", "sample", "xx", "xxx", "xxxx",
        "asdf", "qwerty", "anonymous", "name", "fullname", "firstname", "fname", "givenname", "lastname", "lname", "surname", "familyname",
        "company", "companyname", "organization", "organisation",
    }.ToFrozenSet();

    /// <summary>Before a name, not one; a company may well be called so.</summary>
    private static readonly FrozenSet<string> Titles = new[]
    {
        "mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "sir", "madam", "sir/madam", "mr/mrs", "mr/ms", "mrs/mr", "herr", "frau",
        "herr/frau", "mme", "mlle", "monsieur", "madame", "sr", "sra", "señor", "señora", "sig", "signor", "signora", "dhr", "mevr",
    }.ToFrozenSet();

    /// <summary>Real names, too: Li Na, Nan Goldin, Nil Yalter.</summary>
    private static readonly FrozenSet<string> AlsoGivenNames = new[] { "na", "nan", "nil" }.ToFrozenSet();

    /// <summary>Real names, too: Jennifer Null, Michael Herr. Not so as a first name, where each is far likelier an empty cell.</summary>
    private static readonly FrozenSet<string> AlsoLastNames =
        new[] { "null", "none", "test", "name", "sample", "dummy", "herr", "frau", "miss", "sir", "professor", "na", "nan", "nil" }.ToFrozenSet();

    /// <param name="lastName">Of the same person, as given.</param>
    public static bool IsNoFirstName(string firstName, string? lastName) =>
        IsNobody(firstName) || Titles.Contains(Plain(firstName))
        || (AlsoGivenNames.Contains(Plain(firstName)) && !IsWrittenAsName(firstName, beside: lastName));

    /// <summary>
    /// Some people are called Null. Written as a name beside a real first name, such a word stays: losing half of somebody's
    /// name is worse than an odd one in the address, and greetings use the first name.
    /// </summary>
    /// <param name="firstName">Of the same person, as given.</param>
    public static bool IsNoLastName(string lastName, string? firstName) => AlsoLastNames.Contains(Plain(lastName))
        ? !IsWrittenAsName(lastName, beside: firstName)
        : IsNobody(lastName) || Titles.Contains(Plain(lastName));

    /// <summary>Companies are called <c>37</c> or <c>Miss</c>; a sign alone is none.</summary>
    public static bool IsNoCompany(string company) =>
        Nothing.Contains(Plain(company)) || !company.EnumerateRunes().Any(Rune.IsLetterOrDigit);

    private static bool IsNobody(string name) => Nothing.Contains(Plain(name)) || !name.EnumerateRunes().Any(Rune.IsLetter);

    /// <summary>Programs write <c>null</c> and <c>NULL</c>, people <c>Null</c>, and where somebody's first name is known there is a somebody.</summary>
    private static bool IsWrittenAsName(string name, string? beside) =>
        char.IsUpper(name[0]) && name.Skip(1).All(char.IsLower)
        && beside is not null && !IsNobody(beside) && !Titles.Contains(Plain(beside)) && !AlsoGivenNames.Contains(Plain(beside));

    /// <summary>
    /// Lower case, without what wraps or separates: <c>{{first_name}}</c> and <c>First Name</c> are <c>firstname</c>,
    /// <c>#N/A</c> is <c>n/a</c>.
    /// </summary>
    private static string Plain(string name)
    {
        var (start, end) = (0, name.Length);
        while (start < end && !char.IsLetterOrDigit(name[start]))
            start++;
        while (end > start && !char.IsLetterOrDigit(name[end - 1]))
            end--;
        return string.Concat(name[start..end].ToLowerInvariant().Where(character => character is not (' ' or '_' or '-')));
    }
}
