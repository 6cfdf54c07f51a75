using System.Buffers;
using System.Text;

namespace AutoReach.Adapters.Web;

/// <summary>Turns a body into text: byte order mark, then the header's charset, then the page's own, then UTF-8.</summary>
internal static class PageText
{
    static PageText() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static string Decode(byte[] body, string? charset)
    {
        if (body.AsSpan().StartsWith(Encoding.UTF8.Preamble))
            return Encoding.UTF8.GetString(body.AsSpan(3));
        if (body.AsSpan().StartsWith([(byte)0xFF, (byte)0xFE]))
            return Encoding.Unicode.GetString(body.AsSpan(2));
        return (Find(charset) ?? Find(FromMarkup(body)) ?? Encoding.UTF8).GetString(body);
    }

    private static Encoding? Find(string? charset)
    {
        var name = charset?.Trim('"', '\'', ' ');
        if (string.IsNullOrEmpty(name) || name.StartsWith("utf-7", StringComparison.OrdinalIgnoreCase))
            return null;
        try
        {
            return Encoding.GetEncoding(name);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static readonly SearchValues<char> EndsOfValue = SearchValues.Create("\"' />;");

    /// <summary>Looks for <c>charset=</c> in the first kilobyte, as browsers do.</summary>
    private static string? FromMarkup(byte[] body)
    {
        var head = Encoding.Latin1.GetString(body.AsSpan(0, Math.Min(1024, body.Length)));
        var at = head.IndexOf("charset=", StringComparison.OrdinalIgnoreCase);
        if (at < 0)
            return null;
        var rest = head[(at + 8)..].TrimStart('"', '\'');
        var end = rest.AsSpan().IndexOfAny(EndsOfValue);
        return end < 0 ? null : rest[..end];
    }
}
