using System.Text.Json;
using AutoReach.Core;
using AutoReach.Core.Trust.Levels;
using AutoReach.Orchestration.Storage;
using AutoReach.Orchestration.Tests.Lab;
using Microsoft.Data.Sqlite;

namespace AutoReach.Orchestration.Tests.Released;

/// <summary>
/// The data folder of release 0.1 with leads in every state, as SQL, and what that release itself said of it. How it was
/// made stands at the head of the SQL.
/// </summary>
internal static class ReleasedStore
{
    public static readonly WorkflowId Paused = new("wf_paused");

    public static readonly ReleasedFacts Facts =
        JsonSerializer.Deserialize<ReleasedFacts>(Text("released-0.1.json"), JsonSerializerOptions.Web)!;

    public static Task<LeadLab> OpenAsync(OrchestrationRegistry? registry = null) =>
        LeadLab.ReopenAsync(Write, new WorkflowId("wf_lab"), Facts.At, registry);

    public static LeadId Lead(string name) => new(Facts.Leads[name].Id);

    /// <summary>Lets mail leave without a cap, for tests that are about something else.</summary>
    public static async Task LiftCapAsync(this LeadLab lab)
    {
        var workflows = lab.Get<WorkflowStore>();
        var current = (await workflows.FindAsync(lab.Workflow.Id, CancellationToken.None))!;
        var sending = current.Value.Sending with { DailyCap = null };
        Assert.NotNull(await workflows.TryReplaceAsync(current, current.Value with { Sending = sending }, CancellationToken.None));
    }

    /// <summary>The mail that went to one of the leads.</summary>
    public static async Task<int> SentToAsync(this LeadLab lab, LeadId lead)
    {
        var address = (await lab.LeadAsync(lead)).Prospect.Email;
        return lab.Mailer.Attempts.Count(mail => mail.To == address);
    }

    private static void Write(DirectoryInfo folder)
    {
        Load(Path.Combine(folder.FullName, "store.db"), Text("store-0.1.sql"));
        Load(Path.Combine(folder.FullName, "journal.db"), Text("journal-0.1.sql"));
    }

    private static void Load(string file, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static string Text(string name)
    {
        using var text = new StreamReader(typeof(ReleasedStore).Assembly.GetManifestResourceStream(name)!);
        return text.ReadToEnd();
    }
}

/// <param name="At">The moment at which the host was closed.</param>
/// <param name="Leads">By the name that the tests call them by.</param>
/// <param name="Queue">The running workflow's, the oldest first.</param>
internal sealed record ReleasedFacts(
    DateTimeOffset At, IReadOnlyDictionary<string, ReleasedLead> Leads, IReadOnlyList<string> Queue, IReadOnlyList<string> Audit,
    ReleasedTrust Trust, ReleasedMemory Memory);

internal sealed record ReleasedLead(string Id, string Status, int Revision, int Run, IReadOnlyList<string> Events);

internal sealed record ReleasedTrust(
    int Level, int Epoch, string Basis, int Reviews, int Successful, int Unaudited, IReadOnlyList<ReleasedAudit> Audits,
    ReleasedAction Send, ReleasedAction Skip)
{
    public static ReleasedTrust Of(TrustState trust) => new(
        trust.Level, trust.Epoch.Number, trust.Epoch.Basis, trust.Reviews, trust.SuccessfulReviews, trust.Unaudited.Count,
        [.. trust.Audits.Select(audit => new ReleasedAudit(audit.Audit, audit.Items.Count, audit.Answered))], ReleasedAction.Of(trust.Send),
        ReleasedAction.Of(trust.Skip));
}

internal sealed record ReleasedAudit(string Name, int Items, int Answered);

internal sealed record ReleasedAction(double? Threshold, int Agreements, int Disagreements, IReadOnlyList<ReleasedCertificate> Certificates)
{
    public static ReleasedAction Of(ActionTrust action) => new(action.Threshold, action.Agreements, action.Disagreements,
        [.. action.Certificates.Select(certificate => new ReleasedCertificate(certificate.Threshold, certificate.EValue, certificate.IsCertified))]);
}

internal sealed record ReleasedCertificate(double Threshold, double EValue, bool Certified);

/// <param name="Relearned">Decisions on what a person had deleted, since then.</param>
internal sealed record ReleasedMemory(int Decided, int Relearned, IReadOnlyList<ReleasedItem> Items);

internal sealed record ReleasedItem(string Id, string Value, bool Active, int Evidence, bool Pinned, bool Off);
