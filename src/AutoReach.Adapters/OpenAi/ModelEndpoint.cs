using System.ClientModel;
using System.ClientModel.Primitives;
using Azure.AI.OpenAI;
using Azure.Identity;
using Microsoft.Extensions.AI;
using OpenAI;

namespace AutoReach.Adapters.OpenAi;

/// <summary>The one place that knows which client speaks to which service.</summary>
internal static class ModelEndpoint
{
    /// <summary>Local model servers want no key, the client wants one.</summary>
    private const string NoKey = "none";

    public static IChatClient Open(OpenAiOptions options) => (options.Service switch
    {
        ModelService.OpenAi =>
            new OpenAIClient(new ApiKeyCredential(options.ApiKey ?? NoKey), Careful(new OpenAIClientOptions { Endpoint = options.Endpoint }, options)),
        ModelService.Azure when options.ApiKey is { } key =>
            new AzureOpenAIClient(options.Endpoint, new ApiKeyCredential(key), Careful(new AzureOpenAIClientOptions(), options)),
        ModelService.Azure =>
            new AzureOpenAIClient(options.Endpoint, options.Credential ?? new DefaultAzureCredential(), Careful(new AzureOpenAIClientOptions(), options)),
        _ => throw new InvalidOperationException($"Unexpected {options.Service}."),
    }).GetChatClient(options.Model).AsIChatClient();

    private static T Careful<T>(T client, OpenAiOptions options) where T : ClientPipelineOptions
    {
        client.NetworkTimeout = options.Timeout;
        client.RetryPolicy = new PatientRetries(options);
        client.ClientLoggingOptions = new ClientLoggingOptions { EnableLogging = false }; // prompts are nobody's business
        return client;
    }
}
