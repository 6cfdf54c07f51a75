using Azure.Core;
using Azure.Core.Pipeline;

namespace AutoReach.Adapters.Tables;

/// <summary>
/// Counts how often requests really went out. After a retry a refusal may come from a write of our own whose answer got
/// lost, so whoever writes has to know.
/// </summary>
internal sealed class Attempts
{
    private const string Name = "AutoReach.Attempts";

    public int Count { get; private set; }

    /// <summary>Counts what this flow of calls sends until it is disposed.</summary>
    public IDisposable Begin() => HttpPipeline.CreateHttpMessagePropertiesScope(new Dictionary<string, object?> { [Name] = this });

    internal sealed class Counter : HttpPipelineSynchronousPolicy
    {
        public override void OnSendingRequest(HttpMessage message)
        {
            if (message.TryGetProperty(Name, out var attempts))
                ((Attempts)attempts!).Count++;
        }
    }
}
