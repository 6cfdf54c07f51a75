using System.Globalization;
using System.Text.RegularExpressions;

namespace AutoReach.Core.Research.Reading;

/// <summary>Reads the dates that pages print. A date without a day is taken as the first of its month.</summary>
public static partial class DatesInText
{
    /// <summary>An ISO 8601 date or date and time, as <c>&lt;time datetime&gt;</c> and structured data carry it.</summary>
    public static DateTimeOffset? FromMachine(string? text) =>
        text is { Length: >= 4 } && DateTimeOffset.TryParse(text.Trim(), CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var date) && IsPlausible(date)
            ? date : null;

    /// <summary>The first date written out in a text: <c>3 March 2025</c>, <c>Mar 3, 2025</c>, <c>March 2025</c>, <c>2025-03-03</c>.</summary>
    public static DateTimeOffset? Find(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('0', '9'))
            return null;
        var match = Written().Match(text);
        if (!match.Success)
            return null;
        var year = int.Parse(match.Groups["y"].ValueSpan, CultureInfo.InvariantCulture);
        var month = match.Groups["m"].Success
            ? int.Parse(match.Groups["m"].ValueSpan, CultureInfo.InvariantCulture)
            : Array.FindIndex(Months, name => match.Groups["month"].ValueSpan.StartsWith(name, StringComparison.OrdinalIgnoreCase)) + 1;
        var day = match.Groups["d"].Success ? int.Parse(match.Groups["d"].ValueSpan, CultureInfo.InvariantCulture) : 1;
        if (month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
            return null;
        var date = new DateTimeOffset(year, month, day, 0, 0, 0, TimeSpan.Zero);
        return IsPlausible(date) ? date : null;
    }

    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    private static bool IsPlausible(DateTimeOffset date) => date.Year is >= 1995 and <= 2100;

    private const string MonthName =
        @"(?<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?";

    [GeneratedRegex(@"\b(?<y>(?:19|20)\d\d)[-/.](?<m>\d{1,2})[-/.](?<d>\d{1,2})\b"
        + @"|\b" + MonthName + @"\s+(?<d>\d{1,2})(?:st|nd|rd|th)?,?\s+(?<y>(?:19|20)\d\d)\b"
        + @"|\b(?<d>\d{1,2})(?:st|nd|rd|th|\.)?\s+(?:of\s+)?" + MonthName + @",?\s+(?<y>(?:19|20)\d\d)\b"
        + @"|\b" + MonthName + @",?\s+(?<y>(?:19|20)\d\d)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Written();
}
