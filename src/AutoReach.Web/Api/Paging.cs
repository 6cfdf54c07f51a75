using System.Buffers.Text;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace AutoReach.Web.Api;

/// <summary>One page of a list.</summary>
/// <param name="Next">Cursor of the following page; null at the end.</param>
internal sealed record Page<T>(IReadOnlyList<T> Items, string? Next);

/// <summary>Where a page starts and how long it is, once checked.</summary>
/// <param name="List">Which list the cursor goes on in; one of another list is refused.</param>
/// <param name="After">Place of the last item that the client has; null: from the start.</param>
internal sealed record PageAsked(string List, string? After, int Limit)
{
    private const int MaxCursorLength = 1000;
    private const int Max = 200;
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <param name="refusal">Why it cannot be read, to be answered.</param>
    /// <returns>Null when it was refused.</returns>
    public static PageAsked? Read(string list, int? limit, string? cursor, out IResult? refusal)
    {
        var isPlace = TryPlace(list, cursor, out var after);
        refusal = limit < 1 ? Problem.Invalid("limit", $"A whole number from 1 on; pages have at most {Max} items.")
            : isPlace ? null : Problem.Invalid("cursor", "The value of 'next' of the page before, unchanged, for the same list.");
        return refusal is null ? new PageAsked(list, after, Math.Min(limit ?? 50, Max)) : null;
    }

    public string CursorAfter(string place) => Base64Url.EncodeToString(Strict.GetBytes($"{List}\n{place}"));

    /// <param name="found">Items from <see cref="After"/> on, one more than the limit where there are so many.</param>
    public Page<T> Cut<T>(IReadOnlyList<T> found, Func<T, string> placeOf) => found.Count > Limit
        ? new Page<T>([.. found.Take(Limit)], CursorAfter(placeOf(found[Limit - 1])))
        : new Page<T>(found, null);

    private static bool TryPlace(string list, string? cursor, out string? place)
    {
        place = null;
        if (string.IsNullOrEmpty(cursor))
            return cursor is null;
        if (cursor.Length > MaxCursorLength || !Base64Url.IsValid(cursor))
            return false;
        try
        {
            var parts = Strict.GetString(Base64Url.DecodeFromChars(cursor)).Split('\n', 2);
            place = parts.Length == 2 && parts[0] == list && parts[1].Length is > 0 and <= 500 ? parts[1] : null;
            return place is not null;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
