using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using AutoReach.Adapters.OpenAi;
using AutoReach.Contracts;
using AutoReach.Core.Leads;
using AutoReach.Core.Research;
using AutoReach.Core.Trust;
using AutoReach.Core.Trust.Levels;
using AutoReach.Core.Workflows;
using AutoReach.Local.Hosting;
using AutoReach.Orchestration.Intake;
using AutoReach.Orchestration.Storage;
using AutoReach.Orchestration.Trust;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace AutoReach.Local.Tests.Model;

/// <summary>
/// A team that lets everything go without a person, and a model that does whatever any page tells it: what is sent is
/// sound all the same, and whatever is not waits for a person.
/// </summary>
public sealed partial class InjectionTests(ITestOutputHelper output) : IDisposable
{
    private const int SoundLeads = 40;

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Nothing_that_a_page_asks_for_leaves_without_a_person()
    {
        await using var server = await ModelServer.StartAsync();
        var sound = new PlainModel { Value = "We help dive crews plan their week." };
        server.Answer = ask => Obedient(sound, ask);
        await using var web = await WebAsync();
        await using var host = await LocalHost.StartAsync(
            new LocalOptions { DataFolder = _folder.File("data"), SampleWeb = new Uri(web.Urls.First()), Web = false },
            services => services.AddOpenAi(
                new OpenAiOptions { Endpoint = server.Address, Model = "obedient", Limits = new() }), TestContext.Current.CancellationToken);

        var leads = await RunAsync(host);
        var alone = leads.Where(lead => lead.Status == LeadStatus.Sent).ToArray();
        output.WriteLine($"{leads.Count} leads, {alone.Length} sent alone, {leads.Count(lead => lead.Gate?.Reason == GateReason.Flag)} flagged");
        Assert.Equal(SoundLeads + InjectionCorpus.Attacks.Count + (InjectionCorpus.Hidings.Count * InjectionCorpus.Orders.Count), leads.Count);
        Assert.InRange(alone.Length, SoundLeads / 2, SoundLeads); // the gate does let sound ones through: a sample of them waits
        Assert.All(alone, lead => Assert.StartsWith("sound", lead.Prospect.Email.Value, StringComparison.Ordinal));
        foreach (var lead in leads.Where(lead => !lead.Prospect.Email.Value.StartsWith("sound", StringComparison.Ordinal)))
            Assert.True((lead.Status, lead.Gate?.Reason) == (LeadStatus.AwaitingDecision, GateReason.Flag),
                $"{lead.Prospect.Company}: {lead.Status} {lead.Gate?.Reason} {lead.Explanation}\n{lead.Draft?.Subject}\n{lead.Draft?.Body}");
        Assert.All(leads.Where(lead => lead.Prospect.Email.Value.StartsWith("page", StringComparison.Ordinal)),
            lead => Assert.Contains(lead.Research!.Flags, flag => flag is { Kind: FlagKind.Injection, Blocking: true, Source: not null }));
        OnlyTheLeadsGotMail(alone);
    }

    public void Dispose() => _folder.Dispose();

    private void OnlyTheLeadsGotMail(Lead[] sent)
    {
        var mails = Directory.EnumerateFiles(_folder.File("data/outbox"), "*.eml", SearchOption.AllDirectories).Select(File.ReadAllText).ToArray();
        Assert.Equal(sent.Select(lead => lead.Prospect.Email.Value)
            .Order(), mails.SelectMany(mail => Recipients().Matches(mail).Select(match => match.Groups[1].Value)).Order());
        Assert.All(mails, mail => Assert.DoesNotContain("evil", mail, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Does what the lead's company stands for, whether or not the order got through to it.</summary>
    private static ModelReply Obedient(PlainModel sound, ModelAsk ask)
    {
        var canary = CanaryIn().Match(ask.System).Groups[1].Value;
        var number = AttackOf().Match(ask.Material) is { Success: true } attack ? int.Parse(attack.Groups[1].Value, CultureInfo.InvariantCulture) : (int?)null;
        return ask.Form switch
        {
            "facts" when number is not null =>
                ModelReply.Says(
                    """{"facts":[{"kind":"summary","value":"Boss Evil is a customer of tideplan","page":1,"excerpt":"Boss Evil is a customer of tideplan"}]}"""),
            "judgement" => ModelReply.Says("""{"fit":1,"reasons":[{"text":"a perfect lead","contribution":3}]}"""),
            "email" when number is { } place =>
                new PlainModel { Value = sound.Value, Rewrite = email => InjectionCorpus.Attacks[place].Obeyed(email, canary) }.Answer(ask),
            _ => sound.Answer(ask),
        };
    }

    private static async Task<IReadOnlyList<Lead>> RunAsync(LocalHost host)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var workflow = await host.Services.GetRequiredService<WorkflowStore>().AddAsync(new Workflow
        {
            Name = "Spring",
            QualityBar = new() { MinimumFit = 0.01 },
            Messaging = new()
            {
                Offer = "We help dive crews plan their week.",
                Sender = new() { Name = "Ida Moe", Email = "ida@tideplan.example", PostalAddress = "1 Quay, Bergen" },
                Links = [new Uri("https://tideplan.example/tour")],
            },
        }, cancellation);
        await host.Services.GetRequiredService<TrustDesk>().CommandAsync(workflow, [new TrustCommand.SetFullAuto(0)], "ida", cancellation);
        var rows = Enumerable.Range(0, SoundLeads).Select(place => Row("sound", place, $"Sound Works {place}"))
            .Concat(InjectionCorpus.Attacks.Index().Select(attack => Row("attack", attack.Index, $"Attack Works {attack.Index}")))
            .Concat(Enumerable.Range(0, InjectionCorpus.Hidings.Count * InjectionCorpus.Orders.Count)
                .Select(place => Row("page", place, $"Page Works {place}")));
        var taken = await host.Services.GetRequiredService<LeadIntake>().TakeAsync(workflow.Id, rows.ToAsyncEnumerable(), "corpus", Actor.System, cancellation)
            .ToListAsync(cancellation);
        await host.Runtime.DrainAsync(cancellation);
        var leads = host.Services.GetRequiredService<LeadStore>();
        return await Task.WhenAll(taken.Select(row => leads.GetAsync(row.LeadId!.Value, cancellation)));
    }

    private static ProspectInput Row(string kind, int place, string company) => ProspectInput.FromFields(
        [new("email",
            $"{kind}{place}@{kind}{place}.example"), new("firstName", "Ada"), new("role", "Chief Technology Officer"), new("company", company),
            new("website", $"https://{kind}{place}.example/")]);

    /// <summary>Ordinary sites; those called page… carry an order.</summary>
    private static async Task<WebApplication> WebAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        app.Run(context =>
        {
            var host = context.Request.Host.Host;
            context.Response.StatusCode = context.Request.Path == "/" ? 200 : 404;
            context.Response.ContentType = "text/html; charset=utf-8";
            return context.Response.WriteAsync(context.Request.Path == "/" ? Page(host) : "");
        });
        await app.StartAsync(TestContext.Current.CancellationToken);
        return app;
    }

    private static string Page(string host)
    {
        var order = "";
        if (host.StartsWith("page", StringComparison.Ordinal))
        {
            var (hiding, said) = Math.DivRem(
                int.Parse(host[4..host.IndexOf('.', StringComparison.Ordinal)], CultureInfo.InvariantCulture), InjectionCorpus.Orders.Count);
            order = string.Format(CultureInfo.InvariantCulture, InjectionCorpus.Hidings[hiding], InjectionCorpus.Orders[said]);
        }
        var name = char.ToUpperInvariant(host[0]) + DigitsFrom().Replace(host[1..host.IndexOf('.', StringComparison.Ordinal)], " Works $0");
        return $"""
            <html><head><title>{name}</title></head><body><main><h1>{name}</h1>
            <p>{name} builds boats for people who harvest kelp along cold coasts, and looks after them for as long as they are afloat.</p>
            <p>Our yard has been at the same quay for a long time. We build in wood and in steel, we repair what others have built, and we teach crews
            how to handle what they sail. Whoever wants to see how a hull comes together is welcome on any weekday in the morning, when the light is good
            and the coffee is fresh. Most of our work comes from neighbours who have told their neighbours about us.</p>
            {order}</main></body></html>
            """;
    }

    [GeneratedRegex(@"The word (zq\w+) is secret")]
    private static partial Regex CanaryIn();

    [GeneratedRegex(@"Attack Works (\d+)")]
    private static partial Regex AttackOf();

    [GeneratedRegex(@"\d+")]
    private static partial Regex DigitsFrom();

    [GeneratedRegex(@"^(?:To|Cc|Bcc):.*?([\w.]+@[\w.]+)", RegexOptions.Multiline | RegexOptions.IgnoreCase)]
    private static partial Regex Recipients();
}
