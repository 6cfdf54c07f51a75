using System.Globalization;
using AutoReach.Core.Reference;
using CsvHelper;

namespace AutoReach.Lab.SampleWebs;

/// <summary>
/// Reads companies from CSV (RFC 4180, UTF-8, header in the first row). <c>company</c> and <c>website</c> are needed;
/// <c>region</c>, <c>company_size</c>, <c>technologies</c> (joined by semicolons), <c>offices</c>, <c>description</c>,
/// <c>industry</c> and <c>founded</c> are used when there; other columns are left alone.
/// </summary>
public static class CompanyFile
{
    private static readonly CsvReaderOptions Dialect = new()
    {
        Separator = ',',
        TrimWhitespace = true,
        TrackLineNumbers = true,
        MalformedData = CsvMalformedDataHandling.Throw,
        FieldCountMismatch = CsvFieldCountHandling.Throw,
    };

    /// <summary>Companies in file order. A row without a website has no site to serve and is left out.</summary>
    /// <param name="file">Read to its end, not disposed.</param>
    /// <param name="name">How errors call the file.</param>
    /// <exception cref="InvalidDataException">The file is malformed; the message names row (the header is row 1) and line.</exception>
    public static IReadOnlyList<SampleCompany> Read(Stream file, string name)
    {
        using var csv = CsvReader.Create(file, Dialect, leaveOpen: true);
        try
        {
            RequireColumns(csv);
            return ReadRows(csv);
        }
        catch (CsvFormatException problem)
        {
            throw Malformed(name, problem.RecordNumber, problem.LineNumber, problem);
        }
        catch (FormatException problem)
        {
            throw Malformed(name, csv.RowNumber + 1, csv.RowNumber > 0 ? csv.LineNumber : 1, problem);
        }
    }

    private static void RequireColumns(CsvReader csv)
    {
        csv.ReadHeader();
        foreach (var needed in (string[])["company", "website"])
            if (!csv.TryGetFieldIndex(needed, out _))
                throw new FormatException($"The header has no column '{needed}'.");
    }

    private static List<SampleCompany> ReadRows(CsvReader csv)
    {
        var companies = new List<SampleCompany>();
        var rowByHost = new Dictionary<string, long>();
        while (csv.Read())
        {
            if (Parse(csv) is not { } company)
                continue;
            if (!rowByHost.TryAdd(company.Host, csv.RowNumber + 1))
                throw new FormatException($"The host {company.Host} belongs to row {rowByHost[company.Host]} already.");
            companies.Add(company);
        }
        return companies;
    }

    private static SampleCompany? Parse(CsvReader csv)
    {
        var (name, website) = (Text(csv, "company"), Text(csv, "website"));
        if (website.Length == 0)
            return null;
        if (name.Length == 0)
            throw new FormatException("The company has no name.");
        if (!Uri.TryCreate(website.Contains("://", StringComparison.Ordinal) ? website : "https://" + website, UriKind.Absolute, out var uri)
            || uri.Scheme is not ("http" or "https") || uri.Host.Length == 0)
            throw new FormatException($"'{website}' is not a website.");
        return new SampleCompany(
            name, uri, Text(csv, "region"), CompanySizes.TryParse(Text(csv, "company_size"), out var size) ? size : null,
            Text(csv, "technologies").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
            Text(csv, "offices"), Text(csv, "description"), Text(csv, "industry"),
            int.TryParse(Text(csv, "founded"), NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? year : null);
    }

    private static string Text(CsvReader csv, string column) =>
        csv.TryGetFieldIndex(column, out var index) ? csv.GetString(index).Trim() : "";

    private static InvalidDataException Malformed(string name, long row, long line, Exception problem) =>
        new($"{name}, row {row} (line {line}): {problem.Message}", problem);
}
