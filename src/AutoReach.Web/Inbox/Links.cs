using AutoReach.Core;
using AutoReach.Core.Leads;
using AutoReach.Orchestration.Storage;

namespace AutoReach.Web.Inbox;

/// <summary>Addresses of the inbox's pages.</summary>
public static class Links
{
    public static string Queue(WorkflowId? workflow, QueueOrder order, string? after = null, Queue queue = Orchestration.Storage.Queue.Pending) =>
        $"{(queue == Orchestration.Storage.Queue.Audit ? "/inbox/audits" : "/inbox")}?workflow={Escaped(workflow?.Value)}&order={Word(order)}{After(after)}";

    public static string Trust(WorkflowId? workflow) => $"/inbox/trust?workflow={Escaped(workflow?.Value)}";

    public static string Memory(WorkflowId? workflow) => $"/inbox/memory?workflow={Escaped(workflow?.Value)}";

    /// <param name="what">An item's id, or <c>proposals/</c> and a proposal's.</param>
    public static string MemoryForm(WorkflowId workflow, string what) => $"/inbox/workflows/{Escaped(workflow.Value)}/memory/{what}";

    public static string Leads(WorkflowId? workflow, LeadStatus? status = null, string? after = null) =>
        $"/inbox/leads?workflow={Escaped(workflow?.Value)}&status={(status is { } one ? EnumWords.Of(one) : "")}{After(after)}";

    public static string Pause(WorkflowId workflow) => $"/inbox/workflows/{Escaped(workflow.Value)}/pause";

    public static string Resume(WorkflowId workflow) => $"/inbox/workflows/{Escaped(workflow.Value)}/resume";

    public static string Retry(WorkflowId workflow) => $"/inbox/workflows/{Escaped(workflow.Value)}/retry";

    public static string Item(LeadId lead, QueueOrder order) => $"/inbox/{Escaped(lead.Value)}?order={Word(order)}";

    public static string Word(QueueOrder order) => EnumWords.Of(order);

    /// <summary>A source that can be followed safely; null for anything but a web address.</summary>
    public static Uri? Web(string? source) =>
        Uri.TryCreate(source, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)
            ? address
            : null;

    private static string After(string? cursor) => cursor is null ? "" : $"&after={Escaped(cursor)}";

    private static string Escaped(string? text) => Uri.EscapeDataString(text ?? "");
}
