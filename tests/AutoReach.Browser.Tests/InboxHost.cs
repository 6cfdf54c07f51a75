using AutoReach.Adapters.MailFolder;
using AutoReach.Adapters.Sqlite;
using AutoReach.Contracts;
using AutoReach.Core;
using AutoReach.Core.Leads;
using AutoReach.Core.Sending;
using AutoReach.Core.Workflows;
using AutoReach.Orchestration;
using AutoReach.Orchestration.Intake;
using AutoReach.Orchestration.Storage;
using AutoReach.Runtime;
using AutoReach.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AutoReach.Browser.Tests;

/// <summary>The inbox on Kestrel over the real store, runtime and desk; only the AI is scripted.</summary>
public sealed class InboxHost : IAsyncLifetime
{
    /// <summary>Signs links that the tests write themselves.</summary>
    public static readonly LinkKey LinkKey = new("k1", new byte[32]);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly TemporaryFolder _folder = new();
    private readonly WebApplication _app;
    private int _imported;

    public InboxHost() => _app = Build();

    public Uri Address { get; private set; } = null!;
    public string AdminKey { get; private set; } = "";

    public T Get<T>() where T : notnull => _app.Services.GetRequiredService<T>();

    public async ValueTask InitializeAsync()
    {
        await _app.StartAsync();
        Address = new Uri(Get<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        AdminKey = await KeyAsync("root", ApiRole.Admin);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        _folder.Dispose();
    }

    public async Task<string> KeyAsync(string reviewer, ApiRole role = ApiRole.Reviewer) =>
        (await Get<ApiKeys>().CreateAsync(reviewer, role, new ReviewerId(reviewer), default)).Key;

    /// <summary>A workflow of the test's own, so that no other test's leads stand in its queue.</summary>
    public Task<Workflow> WorkflowAsync(string name = "Fleets in the north", Func<Workflow, Workflow>? change = null)
    {
        var stated = new Workflow
        {
            Name = name,
            TimeZone = "Europe/Berlin",
            Messaging = new MessagingGuide { Sender = new Sender { Name = "Sam", Email = "sam@sender.example", PostalAddress = "1 Mill Lane, Leeds" } },
        };
        return Get<WorkflowStore>().AddAsync(change is null ? stated : change(stated), default);
    }

    /// <summary>Brings one lead in and waits until it is proposed to people.</summary>
    public async Task<Lead> WaitingLeadAsync(Workflow workflow, string company = "Harbour Routes", bool hasSite = true)
    {
        var id = await ImportAsync(workflow, company, hasSite);
        return await UntilAsync(id, lead => lead.Status == LeadStatus.AwaitingDecision && IsOpen(lead));
    }

    /// <summary>The lead, as soon as it is as expected.</summary>
    public async Task<Lead> UntilAsync(LeadId id, Func<Lead, bool> expected)
    {
        using var patience = new CancellationTokenSource(Patience);
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        Lead lead;
        do
            lead = await Get<LeadStore>().GetAsync(id, default);
        while (!expected(lead) && await beat.WaitForNextTickAsync(patience.Token));
        return lead;
    }

    public Task<Lead> LeadAsync(LeadId id) => Get<LeadStore>().GetAsync(id, default);

    public async Task<Core.Review.ReviewState> ReviewAsync(Lead lead) => await Get<LeadStore>().GetReviewAsync(lead.Id, lead.Revision, default);

    public async Task<LeadId> ImportAsync(Workflow workflow, string company = "Harbour Routes", bool hasSite = true)
    {
        var number = Interlocked.Increment(ref _imported);
        var row = ProspectInput.FromFields(
        [
            new("email", $"toni{number}@prospect.example"), new("first_name", "Toni"), new("last_name", "Alvarez"), new("role", "Head of Operations"),
            new("company", company), new("website", hasSite ? $"https://www.company{number}.example/" : null),
        ]);
        await foreach (var result in Get<LeadIntake>().TakeAsync(workflow.Id, new[] { row }.ToAsyncEnumerable(), $"import-{number}", "test", default))
            return result.LeadId ?? throw new InvalidOperationException(result.Reason);
        throw new InvalidOperationException("A row has a result.");
    }

    public bool IsOpen(Lead lead) => Get<LeadStore>().FindReviewAsync(lead.Id, lead.Revision, default).GetAwaiter().GetResult() is { Value.Resolution: null };

    private WebApplication Build()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddDataProtection().UseEphemeralDataProtectionProvider();
        builder.Services
            .AddSingleton(TimeProvider.System)
            .AddSingleton<ITableStore>(_ => SqliteTableStore.Open(new SqliteFile(_folder.File("store.db"))))
            .AddSingleton<ScriptedAi>()
            .AddSingleton<IResearcher>(services => services.GetRequiredService<ScriptedAi>())
            .AddSingleton<IQualifier>(services => services.GetRequiredService<ScriptedAi>())
            .AddSingleton<IDrafter>(services => services.GetRequiredService<ScriptedAi>())
            .AddMailFolder(new MailFolderOptions { Folder = _folder.File("outbox") })
            .AddSingleton(new OutboundOptions(null, [LinkKey]))
            .AddAutoReachOrchestration()
            .AddEmbeddedRuntime(new RuntimeOptions { DataFolder = _folder.Path })
            .AddAutoReachWeb();
        var app = builder.Build();
        app.UseAutoReachWeb();
        return app;
    }
}
