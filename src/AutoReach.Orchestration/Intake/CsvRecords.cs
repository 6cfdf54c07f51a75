using System.Runtime.CompilerServices;
using System.Text;

namespace AutoReach.Orchestration.Intake;

/// <param name="Fields">Empty when the record is not well-formed.</param>
/// <param name="Fault">What is wrong with it, if anything.</param>
internal readonly record struct CsvRecord(IReadOnlyList<string> Fields, string? Fault);

/// <summary>
/// Reads RFC 4180 from a stream in bounded memory. Written out because a library stops at, or swallows the file after, a
/// quote that is never closed: here such a line is one faulty record and reading goes on with the next line.
/// </summary>
internal sealed class CsvRecords(TextReader reader)
{
    private const int MaxRecordLength = 64 << 10;
    private const int MaxLines = 100;
    private const string OpenQuote = "A quote is opened and not closed.";
    private const string Delimiters = ",;\t";

    private readonly char[] _buffer = new char[16 << 10];
    private readonly Stack<string> _again = [];
    private int _position;
    private int _length;
    private char _delimiter; // found in the header

    /// <summary>Every record that is not blank, the header first. Its delimiter, comma, semicolon or tab, is the file's.</summary>
    public async IAsyncEnumerable<CsvRecord> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (await NextLineAsync(cancellationToken) is { } line)
        {
            if (string.IsNullOrWhiteSpace(line))
                continue;
            if (_delimiter == '\0')
                _delimiter = DelimiterOf(line);
            yield return await ReadRecordAsync(line, cancellationToken);
        }
    }

    private async Task<CsvRecord> ReadRecordAsync(string first, CancellationToken cancellationToken)
    {
        var record = new Splitter(_delimiter);
        var lines = new List<string>();
        var characters = 0;
        for (var line = first; line is not null; line = await NextLineAsync(cancellationToken))
        {
            if (line.Length > MaxRecordLength)
                return new CsvRecord([], $"The line is longer than {MaxRecordLength:N0} characters.");
            lines.Add(line);
            characters += line.Length;
            record.Feed(line);
            if (record.Fault is { } fault)
                return Again(lines, lines.Count == 1 ? fault : OpenQuote);
            if (!record.IsOpen)
                return new CsvRecord(record.Fields, null);
            if (lines.Count == MaxLines || characters > MaxRecordLength)
                break;
        }
        return Again(lines, OpenQuote);
    }

    /// <summary>Only the first line is at fault for sure: those after it are read again as records of their own.</summary>
    private CsvRecord Again(List<string> lines, string fault)
    {
        for (var line = lines.Count - 1; line > 0; line--)
            _again.Push(lines[line]);
        return new CsvRecord([], fault);
    }

    /// <returns>The next line without its end, cut just past the longest record; null at the end.</returns>
    private async ValueTask<string?> NextLineAsync(CancellationToken cancellationToken)
    {
        if (_again.TryPop(out var again))
            return again;
        StringBuilder? begun = null;
        while (true)
        {
            if (_position == _length)
            {
                (_position, _length) = (0, await reader.ReadAsync(_buffer.AsMemory(), cancellationToken));
                if (_length == 0)
                    return begun?.ToString();
            }
            var rest = _buffer.AsSpan(_position, _length - _position);
            var end = rest.IndexOf('\n');
            var part = end < 0 ? rest : rest[..end];
            _position += end < 0 ? rest.Length : end + 1;
            if (end >= 0 && begun is null)
                return part.TrimEnd('\r').ToString();
            begun ??= new StringBuilder();
            if (begun.Length <= MaxRecordLength)
                begun.Append(part);
            if (end >= 0)
                return begun.ToString().TrimEnd('\r');
        }
    }

    private static char DelimiterOf(string header) =>
        Delimiters.MaxBy(candidate => header.Count(character => character == candidate));

    /// <summary>Splits one record, line by line: a field in quotes may go over several.</summary>
    private sealed class Splitter(char delimiter)
    {
        private readonly List<string> _fields = [];
        private readonly StringBuilder _field = new();

        public IReadOnlyList<string> Fields => _fields;
        public bool IsOpen { get; private set; }
        public string? Fault { get; private set; }

        public void Feed(string line)
        {
            var place = 0;
            if (IsOpen)
                _field.Append('\n');
            while (Fault is null)
            {
                if (!IsOpen && place < line.Length && line[place] == '"')
                    (IsOpen, place) = (true, place + 1);
                if (IsOpen ? !TakeQuoted(line, ref place) : !TakePlain(line, ref place))
                    return;
            }
        }

        /// <returns>False at the line's end.</returns>
        private bool TakePlain(string line, ref int place)
        {
            var end = line.IndexOf(delimiter, place);
            _fields.Add(end < 0 ? line[place..] : line[place..end]);
            place = end + 1;
            return end >= 0;
        }

        private bool TakeQuoted(string line, ref int place)
        {
            while (line.IndexOf('"', place) is >= 0 and var quote)
            {
                _field.Append(line, place, quote - place);
                place = quote + 1;
                if (place < line.Length && line[place] == '"')
                {
                    _field.Append('"');
                    place++;
                    continue;
                }
                return Close(line, ref place);
            }
            _field.Append(line, place, line.Length - place);
            return false;
        }

        private bool Close(string line, ref int place)
        {
            IsOpen = false;
            _fields.Add(_field.ToString());
            _field.Clear();
            if (place == line.Length)
                return false;
            if (line[place++] != delimiter)
                Fault = "There is text after a closing quote. A quote inside a quoted field is written twice.";
            return Fault is null;
        }
    }
}
