using AutoReach.Core.Metrics;
using Azure.Core;

namespace AutoReach.Adapters.OpenAi;

/// <summary>Who speaks the chat completions API at the endpoint: Azure's dialect has deployments in its addresses.</summary>
public enum ModelService { OpenAi, Azure }

/// <summary>How the endpoint is made to answer in the form asked for; every answer is checked all the same.</summary>
public enum AnswerFormat
{
    /// <summary>By JSON schema, strictly.</summary>
    Schema,

    /// <summary>In JSON of some form; the schema stands in the prompt. For model servers that know no schemas.</summary>
    Object,

    /// <summary>By the prompt alone.</summary>
    Text,
}

/// <summary>A language model behind an OpenAI-compatible endpoint, and what it may cost.</summary>
public sealed record OpenAiOptions
{
    /// <summary>Base address: <c>https://api.openai.com/v1</c>, <c>https://name.openai.azure.com/</c>, <c>http://127.0.0.1:8080/v1</c>.</summary>
    public required Uri Endpoint { get; init; }

    /// <summary>The model's name; in Azure its deployment's.</summary>
    public required string Model { get; init; }

    public ModelService Service { get; init; } = ModelService.OpenAi;

    /// <summary>Null: on Azure the identity of <see cref="Credential"/>; elsewhere a server that asks for none.</summary>
    public string? ApiKey { get; init; }

    /// <summary>Who asks on Azure when there is no key; null: the machine's managed identity or whoever is signed in.</summary>
    public TokenCredential? Credential { get; init; }

    /// <summary>Stages that the model does; the offline rules do the others.</summary>
    public IReadOnlySet<ModelStage> Stages { get; init; } = new HashSet<ModelStage>(Enum.GetValues<ModelStage>());

    public AnswerFormat Answers { get; init; } = AnswerFormat.Schema;

    /// <summary>Null: the model's own; some models take no other.</summary>
    public float? Temperature { get; init; }

    public int MaxOutputTokens { get; init; } = 4000;

    /// <summary>Requests at a time, at least 1: a model server of one's own has few places.</summary>
    public int Concurrency { get; init; } = 8;

    /// <summary>Of one attempt.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(90);

    /// <summary>Further attempts after 408, 429, 5xx, a time-out or a broken connection; what is left over is up to the step's own retries.</summary>
    public int Retries { get; init; } = 3;

    public TimeSpan FirstRetryDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>A server that asks for more patience is taken as out of reach for now.</summary>
    public TimeSpan MaxRetryAfter { get; init; } = TimeSpan.FromSeconds(60);

    public ModelPrices Prices { get; init; } = new(0, 0);

    public UsageLimits Limits { get; init; } = new() { Credits = UsageLimits.CreditsToStartWith };

    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    internal OpenAiOptions Checked()
    {
        if (!Endpoint.IsAbsoluteUri || Endpoint.Scheme is not ("http" or "https"))
            throw new ArgumentException("The model's endpoint is an absolute http(s) address.");
        if (string.IsNullOrWhiteSpace(Model))
            throw new ArgumentException("The model needs a name.");
        if (Timeout <= TimeSpan.Zero || Retries is < 0 or > 10 || MaxOutputTokens < 200 || Concurrency < 1)
            throw new ArgumentException("The model needs a positive time-out, 0 to 10 retries, a place for a request and at least 200 tokens for an answer.");
        return this;
    }
}

/// <summary>For a million tokens each, in the currency of the limits.</summary>
public sealed record ModelPrices(decimal Input, decimal Output)
{
    public decimal CostOf(long inputTokens, long outputTokens) => (inputTokens * Input + outputTokens * Output) / 1_000_000;
}
