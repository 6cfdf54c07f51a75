using System.Text;
using AutoReach.Core.Leads;
using AutoReach.Orchestration.Intake;

namespace AutoReach.Lab.Simulation;

/// <summary>The leads of a CSV file; contacts of one company come together.</summary>
internal sealed class LeadFile
{
    private readonly IReadOnlyList<ProspectInput[]> _companies;

    private LeadFile(IReadOnlyList<ProspectInput[]> companies) => _companies = companies;

    public int Count => _companies.Sum(company => company.Length);

    /// <summary>One row a company, the first in the file.</summary>
    public IEnumerable<ProspectInput> Companies => _companies.Select(company => company[0]);

    /// <exception cref="LabInputException">The file is missing, malformed or empty.</exception>
    public static async Task<LeadFile> ReadAsync(FileInfo file, CancellationToken cancellationToken)
    {
        if (!file.Exists)
            throw new LabInputException($"There is no file {file.FullName}.");
        await using var stream = file.OpenRead();
        if (await LeadCsv.FindFaultAsync(stream, Encoding.UTF8, cancellationToken) is { } fault)
            throw new LabInputException($"{file.Name}: {fault}");
        stream.Position = 0;
        var rows = await LeadCsv.ReadAsync(stream, Encoding.UTF8, cancellationToken).ToListAsync(cancellationToken);
        if (rows.Count == 0)
            throw new LabInputException($"{file.Name} has no leads.");
        return new LeadFile([.. rows.GroupBy(row => row["company"] ?? row["website"] ?? row["email"]).Select(company => company.ToArray())]);
    }

    /// <summary>The leads in the order of a seed, so many a week, the last week maybe fewer.</summary>
    public IReadOnlyList<ProspectInput[]> InWeeks(int seed, int perWeek, int weeks)
    {
        var companies = _companies.ToArray();
        new Random(seed).Shuffle(companies);
        return [.. companies.SelectMany(company => company).Take(perWeek * weeks).Chunk(perWeek)];
    }
}
