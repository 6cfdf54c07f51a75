using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace AutoReach.Lab.SampleWebs.Sites;

/// <summary>
/// Markup. Every hole of an interpolated string is encoded unless it is markup itself, so no page can forget it.
/// Text between the holes is taken as it is; attribute values stand in double quotes.
/// </summary>
internal readonly record struct Html(string Text)
{
    public static readonly Html Nothing = new("");

    public static Html Of(Interpolation markup) => new(markup.ToString());

    public static Html Join(IEnumerable<Html> parts) => new(string.Concat(parts.Select(part => part.Text)));

    public static Html Each<T>(IEnumerable<T> items, Func<T, Html> render) => Join(items.Select(render));

    public override string ToString() => Text ?? "";

    [InterpolatedStringHandler]
    internal readonly ref struct Interpolation(int literalLength, int formattedCount)
    {
        private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);
        private readonly StringBuilder _markup = new(literalLength + formattedCount * 24);

        public void AppendLiteral(string markup) => _markup.Append(markup);

        public void AppendFormatted(Html markup) => _markup.Append(markup.Text);

        public void AppendFormatted(string? text) => _markup.Append(Encoder.Encode(text ?? ""));

        public void AppendFormatted(int number) => _markup.Append(number);

        public override string ToString() => _markup.ToString();
    }
}
