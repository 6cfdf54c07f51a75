using System.Collections.Concurrent;
using System.Text;
using AutoReach.Core.Reference;
using AutoReach.Core.Research;
using AutoReach.Lab.SampleWebs;
using AutoReach.Orchestration;
using AutoReach.Runtime;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AutoReach.Lab.Simulation;

/// <summary>
/// The companies' websites, played by the sample web from what the lead file says of them, without the troubles that it can play. Each is read once by the
/// real research, as of one day for all seeds; they find it as it was, with its dates moved to their own time.
/// </summary>
internal sealed class SimulatedSites : IAsyncDisposable
{
    /// <summary>When the sites are read, and simulated teams begin.</summary>
    public static readonly DateTimeOffset AsOf = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly string[] Columns = ["company", "website", "region", "companySize", "technologies", "description"];

    private readonly ConcurrentDictionary<string, Lazy<Task<Dossier>>> _read = new();
    private readonly WebApplication _web;
    private readonly DirectoryInfo _folder;
    private readonly ILabHost _host;

    private SimulatedSites(WebApplication web, DirectoryInfo folder, ILabHost host, StartLabHost startHost) =>
        (_web, _folder, _host, StartHost) = (web, folder, host, startHost);

    /// <summary>Starts the hosts that visit these sites.</summary>
    public StartLabHost StartHost { get; }

    public static async Task<SimulatedSites> StartAsync(LeadFile leads, StartLabHost startHost, CancellationToken cancellationToken)
    {
        var clock = new SimulatedClock(AsOf);
        var web = await SampleWeb.StartAsync(
            new SampleWebOptions
            {
                OpenCompanies = () => new MemoryStream(Encoding.UTF8.GetBytes(CompaniesOf(leads))),
                SourceName = "the lead file",
                AllSound = true,
                Clock = clock
            },
            cancellationToken);
        var folder = Directory.CreateTempSubdirectory("autoreach-simulation-");
        var options = new LabHostOptions(folder.FullName, clock) { SampleWeb = SampleWeb.BaseAddress(web) };
        try
        {
            var host = await startHost(options, services => services.AddLogging(logging => logging.ClearProviders()), cancellationToken);
            return new SimulatedSites(web, folder, host, startHost);
        }
        catch
        {
            await web.DisposeAsync();
            folder.Delete(recursive: true);
            throw;
        }
    }

    /// <summary>The usual researcher behind the memory of what was read.</summary>
    public IResearcher ResearchAt(TimeProvider clock) => new Remembering(this, _host.Services.GetRequiredService<IResearcher>(), clock);

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _web.DisposeAsync();
        _folder.Delete(recursive: true);
    }

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
