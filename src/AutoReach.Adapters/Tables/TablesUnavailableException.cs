using AutoReach.Orchestration.Storage;
using Azure;
using Azure.Identity;

namespace AutoReach.Adapters.Tables;

/// <summary>The table service refused or did not answer, retries included. The message says what to do about it.</summary>
public sealed class TablesUnavailableException(string message, Exception inner) : StorageUnavailableException(message, inner)
{
    /// <returns>Null when the failure is not the service's.</returns>
    internal static TablesUnavailableException? From(Exception exception, Uri service) => exception switch
    {
        RequestFailedException refused => new TablesUnavailableException(Explain(refused, service), exception),
        AuthenticationFailedException => new TablesUnavailableException(
            $"There is no identity to enter {service} with: give this host a managed identity, or sign in with the Azure CLI.", exception),
        AggregateException { InnerExceptions: [.., var last] } =>
            From(last, service) is { } reason ? new TablesUnavailableException(reason.Message, exception) : null,
        OperationCanceledException or IOException or HttpRequestException =>
            new TablesUnavailableException(Away(service), exception), // nobody who asked gave up
        _ => null,
    };

    private static string Explain(RequestFailedException refused, Uri service) => refused.Status switch
    {
        0 => Away(service),
        401 or 403 => $"{service} lets this host not in ({refused.ErrorCode}): give its identity the role Storage Table Data Contributor, and see "
            + "that the account's firewall lets it through.",
        408 or 429 or >= 500 =>
            $"{service} is too busy or unwell ({refused.Status} {refused.ErrorCode}): try again later. What was acknowledged is kept; if it stays so, "
                + "look at the account's metrics and limits.",
        _ => $"{service} refused a request ({refused.Status} {refused.ErrorCode}).",
    };

    private static string Away(Uri service) => $"{service} does not answer: check that the address is right and that this host can reach it.";
}
