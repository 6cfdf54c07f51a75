using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using AutoReach.Core.Leads;
using AutoReach.Orchestration.Intake;

namespace AutoReach.Web.Api;

/// <summary>The two forms in which leads come in, read as a stream of rows.</summary>
internal abstract class LeadRows
{
    /// <summary>Larger bodies come as CSV: a row of it has a bound, an element of a JSON array has none.</summary>
    public const long MaxJson = 64L << 20;

    /// <returns>Null when neither form has this media type.</returns>
    public static LeadRows? ForMediaType(string? contentType)
    {
        if (!MediaTypeHeaderValue.TryParse(contentType, out var type))
            return null;
        return type.MediaType?.ToLowerInvariant() switch
        {
            "application/json" => new JsonForm(),
            "text/csv" when TryFindEncoding(type.CharSet, out var encoding) => new CsvForm(encoding),
            _ => null,
        };
    }

    /// <returns>Why nothing of the body can be taken; null when its rows can be read.</returns>
    public abstract Task<Problem?> CheckAsync(Spool body, CancellationToken cancellationToken);

    public abstract IAsyncEnumerable<ProspectInput> ReadAsync(Spool body, CancellationToken cancellationToken);

    private static bool TryFindEncoding(string? charset, out Encoding encoding)
    {
        encoding = Encoding.UTF8;
        if (string.IsNullOrEmpty(charset))
            return true;
        try
        {
            var name = charset.Trim('"');
            encoding = CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private sealed class JsonForm : LeadRows
    {
        private static readonly JsonSerializerOptions Elements = JsonSerializerOptions.Web;

        /// <summary>The whole array is read once before any of it is taken: what is malformed brings nothing.</summary>
        public override async Task<Problem?> CheckAsync(Spool body, CancellationToken cancellationToken)
        {
            if (body.Length > MaxJson)
                return Problem.TooLarge($"A JSON body has at most {MaxJson >> 20} MiB. Send more leads as text/csv, or in several requests.");
            try
            {
                if (!await IsArrayAsync(body, cancellationToken))
                    return Problem.Malformed("The body should be a JSON array of leads: [{\"email\": \"…\", \"company\": \"…\"}].");
                await foreach (var _ in JsonSerializer.DeserializeAsyncEnumerable<JsonElement>(body.Read(), Elements, cancellationToken))
                    continue;
                return null;
            }
            catch (JsonException fault)
            {
                return Problem.Malformed(JsonFaults.Describe(fault));
            }
        }

        public override async IAsyncEnumerable<ProspectInput> ReadAsync(Spool body, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            await foreach (var element in JsonSerializer.DeserializeAsyncEnumerable<JsonElement>(body.Read(), Elements, cancellationToken))
                yield return ProspectInput.FromJson(element);
        }

        private static async Task<bool> IsArrayAsync(Spool body, CancellationToken cancellationToken)
        {
            var start = new byte[256];
            var read = await body.Read().ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, cancellationToken);
            var text = Encoding.UTF8.GetString(start, 0, read).TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
            return text.StartsWith('[') || (text.Length == 0 && read == start.Length);
        }
    }

    private sealed class CsvForm(Encoding encoding) : LeadRows
    {
        public override async Task<Problem?> CheckAsync(Spool body, CancellationToken cancellationToken) =>
            await LeadCsv.FindFaultAsync(body.Read(), encoding, cancellationToken) is { } fault ? Problem.Malformed(fault) : null;

        public override IAsyncEnumerable<ProspectInput> ReadAsync(Spool body, CancellationToken cancellationToken) =>
            LeadCsv.ReadAsync(body.Read(), encoding, cancellationToken);
    }
}
