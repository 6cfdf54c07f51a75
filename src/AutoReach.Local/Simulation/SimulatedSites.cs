using System.Collections.Concurrent;
using System.Text;
using AutoReach.Core.Research;
using AutoReach.Local.Demo;
using AutoReach.Orchestration;

namespace AutoReach.Local.Simulation;

/// <summary>
/// The companies' websites, played by the sample web from what the lead file says of them, without the troubles that it can play. Each is read once by the
/// real research; later seeds find it as it was, with its dates moved to their own time.
/// </summary>
internal sealed class SimulatedSites : IAsyncDisposable
{
    private static readonly string[] Columns = ["company", "website", "region", "companySize", "technologies", "description"];

    private readonly ConcurrentDictionary<string, Lazy<Task<Dossier>>> _read = new();
    private readonly WebApplication _web;

    private SimulatedSites(WebApplication web) => _web = web;

    public Uri Address => SampleWeb.BaseAddress(_web);

    public static async Task<SimulatedSites> StartAsync(LeadFile leads, CancellationToken cancellationToken) =>
        new(await SampleWeb.StartAsync(
            new SampleWebOptions { OpenCompanies = () => new MemoryStream(Encoding.UTF8.GetBytes(CompaniesOf(leads))), SourceName = "the lead file", AllSound = true },
            cancellationToken));

    /// <summary>The usual researcher behind the memory of what was read.</summary>
    public IResearcher Remember(IResearcher usual, TimeProvider clock) => new Remembering(this, usual, clock);

    public ValueTask DisposeAsync() => _web.DisposeAsync();

    private static string CompaniesOf(LeadFile leads)
    {
        var hosts = new HashSet<string>();
        var csv = new StringBuilder("company,website,region,company_size,technologies,description\n");
        foreach (var row in leads.Companies)
            if (!string.IsNullOrWhiteSpace(row["company"]) && SiteOf(row["website"]) is { } site && hosts.Add(CompanyKey.ForHost(site.IdnHost)))
                csv.AppendJoin(',', Columns.Select(column => Quoted(row[column]))).Append('\n');
        return csv.ToString();
    }

    private static Uri? SiteOf(string? website) =>
        Uri.TryCreate(website?.Contains("://", StringComparison.Ordinal) == true ? website : "https://" + website, UriKind.Absolute, out var site)
        && site.Scheme is "http" or "https" && site.Host.Length > 0 ? site : null;

    private static string Quoted(string? value) => $"\"{value?.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private sealed class Remembering(SimulatedSites sites, IResearcher usual, TimeProvider clock) : IResearcher
    {
        public string Version => usual.Version;

        public async Task<Dossier> ResearchAsync(CompanyToResearch company, CancellationToken cancellationToken)
        {
            var read = await sites._read.GetOrAdd(company.Key, _ => new Lazy<Task<Dossier>>(() => usual.ResearchAsync(company, CancellationToken.None))).Value;
            var later = clock.GetUtcNow() - read.ResearchedAt;
            return read with
            {
                ResearchedAt = read.ResearchedAt + later,
                Facts = [.. read.Facts.Select(fact => fact with { ObservedAt = fact.ObservedAt + later, PublishedAt = fact.PublishedAt + later })],
            };
        }
    }
}
