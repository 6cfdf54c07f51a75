using System.Runtime.CompilerServices;
using System.Text;
using AutoReach.Core.Leads;

namespace AutoReach.Orchestration.Intake;

/// <summary>Leads as CSV: the header row names the columns, and each row after it stands or falls alone.</summary>
public static class LeadCsv
{
    private const int MaxColumns = 500;

    /// <returns>Why nothing of it can be taken; null when its rows can be read.</returns>
    public static async Task<string?> FindFaultAsync(Stream csv, Encoding encoding, CancellationToken cancellationToken)
    {
        await foreach (var header in Records(csv, encoding).ReadAsync(cancellationToken))
        {
            if (header.Fault is { } fault)
                return $"The header row cannot be read. {fault}";
            if (header.Fields.Any(name => name.Contains('\r')))
                return "Its lines end with a carriage return alone, so all of it looks like one row. Save it with usual line ends.";
            if (header.Fields.Count > MaxColumns)
                return $"The header row has {header.Fields.Count} columns; at most {MaxColumns} are read.";
            return header.Fields.Any(IsEmail) ? null :
                "The first row should name the columns and has no column 'email'. Known are email, first_name, last_name, role, company, website, "
                    + "region, company_size, industry, technologies, description, source and value.";
        }
        return "There is nothing in it. The first row names the columns, one of them 'email'.";
    }

    /// <summary>One input a row, a row at a time; what is malformed says so in its place.</summary>
    public static async IAsyncEnumerable<ProspectInput> ReadAsync(Stream csv, Encoding encoding, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        IReadOnlyList<string>? names = null;
        await foreach (var record in Records(csv, encoding).ReadAsync(cancellationToken))
            if (names is null)
                names = record.Fields;
            else
                yield return Row(names, record);
    }

    private static CsvRecords Records(Stream csv, Encoding encoding) =>
        new(new StreamReader(csv, encoding, detectEncodingFromByteOrderMarks: true, leaveOpen: true));

    private static ProspectInput Row(IReadOnlyList<string> names, CsvRecord record)
    {
        if (record.Fault is { } fault)
            return ProspectInput.Broken(fault);
        return record.Fields.Count == names.Count
            ? ProspectInput.FromFields(names.Zip(record.Fields, (name, value) => KeyValuePair.Create(name, (string?)value)))
            : ProspectInput.Broken($"The row has {record.Fields.Count} fields, the header has {names.Count}.");
    }

    private static bool IsEmail(string name) =>
        string.Concat(name.Where(char.IsLetterOrDigit)).Equals("email", StringComparison.OrdinalIgnoreCase);
}
