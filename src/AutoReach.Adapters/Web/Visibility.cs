using System.Buffers;
using System.Globalization;

namespace AutoReach.Adapters.Web;

/// <summary>Judges from an element's own attributes whether a visitor sees it and whether it belongs to the frame of the page.</summary>
internal static class Visibility
{
    private static readonly SearchValues<string> Consent = SearchValues.Create(["cookie", "consent", "gdpr", "onetrust"], StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<char> OfNumbers = SearchValues.Create("0123456789.");

    private static readonly string[] FrameNames =
        ["nav", "navbar", "navigation", "menu", "footer", "sidebar", "breadcrumb", "breadcrumbs", "newsletter", "social", "share", "pagination", "skip-link"];

    private static readonly string[] HiddenNames = ["sr-only", "visually-hidden", "visuallyhidden", "screen-reader-text", "hidden", "d-none", "invisible",
        "hide"];

    /// <param name="names">The value of <c>class</c> or <c>id</c>.</param>
    public static bool IsFrame(ReadOnlySpan<char> names)
    {
        if (names.ContainsAny(Consent))
            return true;
        foreach (var range in names.Split(' '))
            if (EndsWithName(names[range], FrameNames))
                return true;
        return false;
    }

    public static bool IsFrameRole(ReadOnlySpan<char> role) =>
        role is "navigation" or "contentinfo" or "search" or "dialog" or "alertdialog" or "menu" or "menubar";

    public static bool IsHiddenClass(ReadOnlySpan<char> names)
    {
        foreach (var range in names.Split(' '))
            foreach (var name in HiddenNames)
                if (names[range].Equals(name, StringComparison.OrdinalIgnoreCase))
                    return true;
        return false;
    }

    /// <summary>Inline styles that take text out of sight: not displayed, transparent, without size, off the page, in the colour of its ground.</summary>
    public static bool IsHiddenStyle(ReadOnlySpan<char> style)
    {
        ReadOnlySpan<char> colour = default, ground = default;
        var overflowHidden = style.Contains("overflow", StringComparison.OrdinalIgnoreCase) && style.Contains("hidden", StringComparison.OrdinalIgnoreCase);
        foreach (var range in style.Split(';'))
        {
            var declaration = style[range];
            var colon = declaration.IndexOf(':');
            if (colon < 0)
                continue;
            var name = declaration[..colon].Trim();
            var value = Plain(declaration[(colon + 1)..]);
            if (name.Equals("color", StringComparison.OrdinalIgnoreCase))
                colour = value;
            else if (name.Equals("background", StringComparison.OrdinalIgnoreCase) || name.Equals("background-color", StringComparison.OrdinalIgnoreCase))
                ground = value;
            else if (Hides(name, value, overflowHidden))
                return true;
        }
        return colour is "transparent" || (colour.Length > 0 && SameColour(colour, ground));
    }

    private static bool Hides(ReadOnlySpan<char> name, ReadOnlySpan<char> value, bool overflowHidden)
    {
        Span<char> lower = stackalloc char[24];
        var length = name.ToLowerInvariant(lower);
        if (length < 0)
            return false;
        return lower[..length] switch
        {
            "display" => value.StartsWith("none", StringComparison.OrdinalIgnoreCase),
            "visibility" => value.StartsWith("hidden", StringComparison.OrdinalIgnoreCase) || value.StartsWith("collapse", StringComparison.OrdinalIgnoreCase),
            "opacity" or "font-size" => IsZero(value),
            "width" or "height" or "max-height" or "max-width" => overflowHidden && (IsZero(value) || value is "1px"),
            "text-indent" or "left" or "top" or "margin-left" => value.StartsWith("-") && Digits(value) >= 3,
            "clip" or "clip-path" =>
                value.Contains("rect(0", StringComparison.OrdinalIgnoreCase) || value.Contains("inset(50%", StringComparison.OrdinalIgnoreCase)
                || value.Contains("inset(100%", StringComparison.OrdinalIgnoreCase),
            "transform" => value.Contains("scale(0)", StringComparison.OrdinalIgnoreCase),
            _ => false,
        };
    }

    private static ReadOnlySpan<char> Plain(ReadOnlySpan<char> value)
    {
        var important = value.IndexOf('!');
        return (important < 0 ? value : value[..important]).Trim();
    }

    /// <summary><c>0</c>, <c>0px</c>, <c>0.0</c> and what is too small to be seen, such as <c>0.01</c>.</summary>
    private static bool IsZero(ReadOnlySpan<char> value)
    {
        var number = value[..(value.IndexOfAnyExcept(OfNumbers) is >= 0 and var end ? end : value.Length)];
        return number.Length > 0 && double.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var size)
            && size < 0.06 && !value.EndsWith("em", StringComparison.OrdinalIgnoreCase) | size == 0;
    }

    private static int Digits(ReadOnlySpan<char> value)
    {
        var count = 0;
        foreach (var character in value)
            if (char.IsAsciiDigit(character))
                count++;
            else if (character == '.')
                break;
        return count;
    }

    private static bool SameColour(ReadOnlySpan<char> colour, ReadOnlySpan<char> ground) =>
        ground.Length > 0 && (
            colour.Equals(ground, StringComparison.OrdinalIgnoreCase) || (IsWhite(colour) && IsWhite(ground)) || (IsBlack(colour) && IsBlack(ground)));

    private static bool IsWhite(ReadOnlySpan<char> colour) => Lower(colour) is "white" or "#fff" or "#ffffff" or "rgb(255,255,255)" or "rgb(255, 255, 255)";

    private static bool IsBlack(ReadOnlySpan<char> colour) => Lower(colour) is "black" or "#000" or "#000000" or "rgb(0,0,0)" or "rgb(0, 0, 0)";

    private static string Lower(ReadOnlySpan<char> text) => text.ToString().ToLowerInvariant();

    private static bool EndsWithName(ReadOnlySpan<char> item, string[] names)
    {
        foreach (var name in names)
            if (item.EndsWith(name, StringComparison.OrdinalIgnoreCase) && (item.Length == name.Length || item[^(name.Length + 1)] is '-' or '_'))
                return true;
        return false;
    }
}
