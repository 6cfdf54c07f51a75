using System.Globalization;
using System.Text.RegularExpressions;

namespace AutoReach.Core.Reference;

/// <summary>Bands of head count: 1–10, 11–50, 51–200, 201–1,000, more.</summary>
public enum CompanySize { Tiny, Small, Medium, Large, Enterprise }

public static partial class CompanySizes
{
    public static CompanySize FromHeadCount(int people) => people switch
    {
        <= 10 => CompanySize.Tiny,
        <= 50 => CompanySize.Small,
        <= 200 => CompanySize.Medium,
        <= 1000 => CompanySize.Large,
        _ => CompanySize.Enterprise,
    };

    /// <summary>Reads a band's name, a head count (<c>120</c>, <c>1,000+</c>) or a range (<c>51-200</c>, taken at its upper end).</summary>
    public static bool TryParse(string? text, out CompanySize size)
    {
        var trimmed = text?.Trim() ?? "";
        if (trimmed.All(char.IsAsciiLetter) && Enum.TryParse(trimmed, ignoreCase: true, out size)) // it would also read "-5" and "tiny,large"
            return true;
        size = default;
        var match = HeadCount().Match(trimmed.Replace(",", "", StringComparison.Ordinal));
        if (!match.Success || !int.TryParse(match.Groups["most"].Success ? match.Groups["most"].Value : match.Groups["least"].Value,
                NumberStyles.None, CultureInfo.InvariantCulture, out var people))
            return false;
        size = FromHeadCount(match.Groups["plus"].Success ? people + 1 : people);
        return true;
    }

    [GeneratedRegex(@"^~?\s*(?<least>\d{1,7})\s*(?:(?:-|–|to)\s*(?<most>\d{1,7}))?\s*(?<plus>\+)?(?:\s*(?:people|employees))?$", RegexOptions.IgnoreCase)]
    private static partial Regex HeadCount();
}
