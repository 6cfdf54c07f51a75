using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using AutoReach.Adapters.Sqlite;
using AutoReach.Core;
using AutoReach.Core.Drafting;
using AutoReach.Core.Leads;
using AutoReach.Core.Qualification;
using AutoReach.Core.Research;
using AutoReach.Core.Sending;
using AutoReach.Core.Workflows;
using AutoReach.Orchestration;
using AutoReach.Orchestration.Storage;
using AutoReach.Runtime;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace AutoReach.Web.Tests;

/// <summary>The whole HTTP surface over a real store and the real runtime; only the world outside is made up.</summary>
public sealed class TestHost : IAsyncLifetime
{
    public const string AdminKey = "administrator-of-the-tests", ReviewerKey = "reviewer-of-the-tests", OtherReviewerKey = "other-reviewer-of-the-tests",
        IntakeKey = "intake-of-the-tests";

    public static readonly LinkKey LinkKey = new("k1", new byte[32]);

    private readonly string _folder = Path.Combine(Path.GetTempPath(), "autoreach-web-tests-" + Guid.NewGuid().ToString("N"));
    private IHost? _host;

    public TestHost() => World = new World(Clock);

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));
    internal World World { get; }
    public IServiceProvider Services => _host!.Services;
    public Client Admin => With(AdminKey);
    public Client Reviewer => With(ReviewerKey);
    public Client OtherReviewer => With(OtherReviewerKey);
    public Client Intake => With(IntakeKey);

    /// <summary>Replaces the store, to see what happens when it fails.</summary>
    public Func<ITableStore, ITableStore> Wrap { get; init; } = store => store;

    /// <summary>Services that only some hosts have.</summary>
    public Action<IServiceCollection> More { get; init; } = _ => { };

    /// <summary>On a real server instead of one in memory.</summary>
    public bool OnKestrel { get; init; }

    public Client With(string? key)
    {
        var client = OnKestrel ? new HttpClient { BaseAddress = Address } : _host!.GetTestClient();
        if (key is not null)
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return new Client(client);
    }

    private Uri Address => new(Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Single());

    public async ValueTask InitializeAsync()
    {
        var store = SqliteTableStore.Open(new SqliteFile(Path.Combine(_folder, "tables.db")));
        _host = await new HostBuilder()
            .ConfigureWebHost(web => (OnKestrel ? web.UseKestrel(server => server.Listen(IPAddress.Loopback, 0)) : web.UseTestServer())
            .ConfigureServices(services => More(services
                .AddLogging(logging => logging.SetMinimumLevel(LogLevel.None))
                .AddSingleton<TimeProvider>(Clock)
                .AddSingleton(store).AddSingleton(Wrap(store))
                .AddAutoReachOrchestration()
                .AddSingleton<IResearcher>(World).AddSingleton<IQualifier>(World).AddSingleton<IDrafter>(World).AddSingleton<IMailer>(World)
                .AddSingleton(new OutboundOptions(new Uri("https://outreach.example"), [LinkKey]))
                .AddEmbeddedRuntime(new RuntimeOptions { DataFolder = _folder })
                .AddAutoReachWeb()))
            .Configure(app => app.UseAutoReachWeb())).StartAsync();
        var keys = Services.GetRequiredService<ApiKeys>();
        await keys.PresetAsync(AdminKey, "Admin", ApiRole.Admin, new ReviewerId("admin"), default);
        await keys.PresetAsync(ReviewerKey, "Reviewer", ApiRole.Reviewer, new ReviewerId("r1"), default);
        await keys.PresetAsync(OtherReviewerKey, "Other", ApiRole.Reviewer, new ReviewerId("r2"), default);
        await keys.PresetAsync(IntakeKey, "Intake", ApiRole.Intake, new ReviewerId("crm"), default);
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is not null)
        {
            await _host.StopAsync();
            if (_host is IAsyncDisposable disposable)
                await disposable.DisposeAsync();
        }
        if (Directory.Exists(_folder))
            Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Lets everything run that is due after so much time.</summary>
    public Task AdvanceAsync(TimeSpan time)
    {
        Clock.Advance(time);
        return DrainAsync();
    }

    public Task DrainAsync() => Services.GetRequiredService<EmbeddedRuntime>().DrainAsync(new CancellationTokenSource(TimeSpan.FromSeconds(30)).Token);

    public async Task<string> NewWorkflowAsync(string more = "") =>
        (await Admin.PostAsync("/api/workflows", $$"""{ "name": "Spring", "messaging": { "offer": "A build cache", "sender": { "name": "Ada", "email": "ada@sender.example", "postalAddress": "1 Main St" } } {{more}} }""")).Json.Text("id");

    public async Task<string> NewLeadAsync(string workflow, string email, string company = "Acme", string more = "")
    {
        var answer = await Intake.PostAsync($"/api/workflows/{workflow}/leads", $$"""[{ "email": "{{email}}", "company": "{{company}}", "website": "https://{{company.ToLowerInvariant().Replace(' ', '-')}}.example" {{more}} }]""");
        return answer.Json.GetProperty("rows")[0].Text("leadId");
    }

    /// <summary>A lead whose proposal waits for a person.</summary>
    public async Task<string> WaitingLeadAsync(string company = "Acme", string? workflow = null, string more = "")
    {
        var id = await NewLeadAsync(
            workflow ?? await NewWorkflowAsync(), $"{Guid.NewGuid():N}@{company.ToLowerInvariant().Replace(' ', '-')}.example", company, more);
        await DrainAsync();
        return id;
    }
}

/// <summary>Companies, opinions and mail as the tests need them: the company's name says what happens.</summary>
internal sealed class World(TimeProvider clock) : IResearcher, IQualifier, IDrafter, IMailer
{
    public static readonly FactId Size = new("f_size");

    public ConcurrentQueue<Envelope> Sent { get; } = [];
    public Transport Transport => Transport.Outbox;

    public Task<Dossier> ResearchAsync(CompanyToResearch company, CancellationToken cancellationToken)
    {
        if (company.Name.StartsWith("Broken", StringComparison.Ordinal))
            throw new InvalidOperationException("A researcher that fails.");
        var read = clock.GetUtcNow();
        return Task.FromResult(new Dossier
        {
            Company = company.Key,
            Version = "",
            Website = company.Website,
            Pages = [new PageRead(company.Website!, "200", 400)],
            Facts = [new Fact(Size, FactKind.Size, "small", company.Website!.ToString(), "a team of 30", read)],
            Flags = company.Name.StartsWith("Flagged", StringComparison.Ordinal)
                ? [new ContextFlag(FlagKind.Layoffs, true, "a third of the staff was laid off")]
                : [],
            ResearchedAt = read,
        });
    }

    public Task<QualificationResult> QualifyAsync(Workflow workflow, Prospect prospect, Dossier dossier, CancellationToken cancellationToken) =>
        Task.FromResult(prospect.CompanyName.StartsWith("Agency", StringComparison.Ordinal)
            ? new QualificationResult(0.12, QualificationVerdict.Unqualified, [new FitReason("an agency", -2)], 0.7)
            : new QualificationResult(0.81, QualificationVerdict.Qualified, [new FitReason("size small matches", 0.6)], 0.8));

    public Task<Draft> DraftAsync(DraftRequest request, CancellationToken cancellationToken)
    {
        var opening = $"A team of 30 waits for builds. {request.Instruction}".TrimEnd();
        Slot[] slots =
        [
            new(SlotKind.Greeting, "Hello,", [], "greeting.plain"),
            new(SlotKind.Opening, opening, [Size], "opening.observation"),
            new(SlotKind.SignOff, "Cheers", [], "signOff.plain"),
        ];
        var (subject, body) = ($"Builds at {request.Prospect.CompanyName}", Composition.Body(slots));
        return Task.FromResult(new Draft
        {
            Revision = request.Revision,
            Subject = subject,
            Body = body,
            Hash = ContentHash.Compute(subject, body),
            Slots = slots,
            Score = 0.9,
        });
    }

    public Task<Delivery> SendAsync(Envelope envelope, CancellationToken cancellationToken)
    {
        Sent.Enqueue(envelope);
        return Task.FromResult(new Delivery(DeliveryState.Accepted, "taken"));
    }

    public Task<Delivery> FindAsync(string idempotencyKey, CancellationToken cancellationToken) =>
        Task.FromResult(new Delivery(DeliveryState.NotSent, "never seen"));
}
