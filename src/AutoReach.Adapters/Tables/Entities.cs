using System.Globalization;
using System.Text;
using AutoReach.Orchestration.Storage;
using Azure;
using Azure.Data.Tables;

namespace AutoReach.Adapters.Tables;

/// <summary>
/// Rows as entities. Content that is short and plain is text, so that people can read it where tables are looked at;
/// other content is UTF-8 in as many parts as it needs.
/// </summary>
/// <remarks>
/// A property takes 64 KiB, which is 32 Ki characters of text, and an entity 1 MiB
/// (learn.microsoft.com/rest/api/storageservices/understanding-the-table-service-data-model). What the port allows for
/// content, 900,000 bytes, is 14 parts and leaves room for keys and names.
/// </remarks>
internal static class Entities
{
    /// <summary>The service's word for a table that was never written to.</summary>
    public const string TableNotFound = "TableNotFound";

    private const string Text = "Content", WriteId = "WriteId";
    private const int MaxTextLength = 32_000, PartBytes = 65_536;

    /// <summary>What is read to see who wrote a row.</summary>
    public static readonly string[] OnlyWriteId = [WriteId];

    /// <param name="writeId">The same for all that is written at once, and never for anything else.</param>
    /// <param name="mayBeText">Whether there is room for the escapes that text may need on its way: six bytes a character.</param>
    public static TableEntity Of(RowKey key, string content, Guid writeId, bool mayBeText)
    {
        var entity = new TableEntity(KeyEncoding.Encode(key.Partition), KeyEncoding.Encode(key.Row)) { [WriteId] = writeId };
        if (mayBeText && content.Length <= MaxTextLength && content.All(IsPlain))
            entity[Text] = content;
        else
            foreach (var (place, part) in Encoding.UTF8.GetBytes(content).Chunk(PartBytes).Index())
                entity[PartName(place)] = part;
        return entity;
    }

    public static Row Read(TableEntity entity, RowKey key) => new(key, ContentOf(entity), entity.ETag.ToString());

    public static bool IsWrittenBy(TableEntity entity, Guid writeId) => entity.GetGuid(WriteId) == writeId;

    /// <summary>An ETag in the form that the service asks for. One of another form was never given for a row, and neither was what it becomes.</summary>
    public static ETag ETagOf(string text) =>
        text.StartsWith("W/\"", StringComparison.Ordinal) && text.EndsWith('"') && text.All(char.IsAscii)
            ? new ETag(text)
            : new ETag("W/\"datetime'1601-01-01T00%3A00%3A00.0000000Z'\"");

    private static string ContentOf(TableEntity entity)
    {
        if (entity.GetString(Text) is { } text)
            return text;
        var bytes = new MemoryStream();
        for (var place = 0; entity.GetBinary(PartName(place)) is { } part; place++)
            bytes.Write(part);
        return Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
    }

    private static string PartName(int place) => string.Create(CultureInfo.InvariantCulture, $"Part{place:D2}");

    /// <summary>Control characters and code points that are no characters do not travel in every text format.</summary>
    private static bool IsPlain(char character) =>
        character is '\t' or '\n' or '\r' || (!char.IsControl(character) && character is < '\uFFFE' and not (>= '\uFDD0' and <= '\uFDEF'));
}
