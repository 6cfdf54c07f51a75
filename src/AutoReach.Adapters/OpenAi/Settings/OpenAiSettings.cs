using System.ComponentModel.DataAnnotations;
using AutoReach.Adapters.Settings;
using AutoReach.Core.Metrics;
using Microsoft.Extensions.Configuration;

namespace AutoReach.Adapters.OpenAi.Settings;

/// <summary><see cref="OpenAiOptions"/> as they are written into settings.</summary>
public sealed class OpenAiSettings : IValidatableObject
{
    public const string Section = "OPENAI";

    private const string Prefix = $"AUTOREACH_{Section}__", Unlimited = "unlimited";

    private static readonly string[] AzureHosts = [".openai.azure.com", ".cognitiveservices.azure.com", ".services.ai.azure.com"];

    [ConfigurationKeyName("ENDPOINT"), WebAddress("https://api.openai.com/v1 or http://127.0.0.1:8080/v1")]
    public string? Endpoint { get; init; }

    [ConfigurationKeyName("MODEL")]
    public string? Model { get; init; }

    [ConfigurationKeyName("APIKEY")]
    public string? ApiKey { get; init; }

    [ConfigurationKeyName("SERVICE"), Word<ModelService>]
    public string? Service { get; init; }

    [ConfigurationKeyName("STAGES"), Word<ModelStage>(isList: true)]
    public string? Stages { get; init; }

    [ConfigurationKeyName("ANSWERS"), Word<AnswerFormat>]
    public string? Answers { get; init; }

    [ConfigurationKeyName("TEMPERATURE"), Number(0, 2)]
    public string? Temperature { get; init; }

    [ConfigurationKeyName("MAXOUTPUTTOKENS"), Number(200, 100_000)]
    public string? MaxOutputTokens { get; init; }

    [ConfigurationKeyName("CONCURRENCY"), Number(1, 256)]
    public string? Concurrency { get; init; }

    /// <summary>Seconds.</summary>
    [ConfigurationKeyName("TIMEOUT"), Number(1, 600)]
    public string? Timeout { get; init; }

    [ConfigurationKeyName("RETRIES"), Number(0, 10)]
    public string? Retries { get; init; }

    [ConfigurationKeyName("PRICEINPUT"), Number(0, 10_000)]
    public string? PriceInput { get; init; }

    [ConfigurationKeyName("PRICEOUTPUT"), Number(0, 10_000)]
    public string? PriceOutput { get; init; }

    [ConfigurationKeyName("CURRENCY")]
    public string? Currency { get; init; }

    [ConfigurationKeyName("MONTHLYCOST"), Number(0, 1_000_000)]
    public string? MonthlyCost { get; init; }

    [ConfigurationKeyName("MONTHLYTOKENS"), Number(0, 1_000_000_000_000_000)]
    public string? MonthlyTokens { get; init; }

    [ConfigurationKeyName("CREDITS"), Number(0, int.MaxValue, Or = Unlimited)]
    public string? Credits { get; init; }

    /// <returns>Null when nothing is set: the offline rules do all.</returns>
    public OpenAiOptions? ToOptions() => Endpoint.ToWebAddress() is not { } endpoint ? null : new OpenAiOptions
    {
        Endpoint = endpoint,
        Model = Model.OrNull() ?? "",
        Service = ReadService(endpoint),
        ApiKey = ApiKey.OrNull(),
        Stages = ReadStages(),
        Answers = Answers.ToWord<AnswerFormat>() ?? AnswerFormat.Schema,
        Temperature = (float?)Temperature.ToNumber(),
        MaxOutputTokens = (int)(MaxOutputTokens.ToNumber() ?? 4000),
        Concurrency = (int)(Concurrency.ToNumber() ?? 8),
        Timeout = TimeSpan.FromSeconds((double)(Timeout.ToNumber() ?? 90)),
        Retries = (int)(Retries.ToNumber() ?? 3),
        Prices = new ModelPrices(PriceInput.ToNumber() ?? 0, PriceOutput.ToNumber() ?? 0),
        Limits = new UsageLimits
        {
            MonthlyCost = MonthlyCost.ToNumber(),
            MonthlyTokens = (long?)MonthlyTokens.ToNumber(),
            Currency = Currency.OrNull() ?? "USD",
            Credits = string.Equals(Credits.OrNull(), Unlimited, StringComparison.OrdinalIgnoreCase)
                ? null : (int)(Credits.ToNumber() ?? UsageLimits.CreditsToStartWith),
        },
    };

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!SettingNames.IsAnySet(this))
            yield break;
        if (Endpoint.OrNull() is null)
            yield return Says("ENDPOINT is missing: the address of the API, such as https://api.openai.com/v1 or http://127.0.0.1:8080/v1.");
        if (Model.OrNull() is null)
            yield return Says("MODEL is missing: the model's name, in Azure its deployment's.");
        if (Endpoint.ToWebAddress() is { IsLoopback: false } endpoint && ApiKey.OrNull() is null && ReadService(endpoint) == ModelService.OpenAi)
            yield return Says($"APIKEY is missing: {endpoint.Host} wants a key. Only a server on this machine, and Azure with an identity, go without.");
        if (MonthlyCost.OrNull() is not null && PriceInput.ToNumber() is null or 0 && PriceOutput.ToNumber() is null or 0)
            yield return Says($"MONTHLYCOST needs {Prefix}PRICEINPUT and {Prefix}PRICEOUTPUT, the prices of a million tokens: "
                + "without them nothing costs anything.");
    }

    private ModelService ReadService(Uri endpoint) => Service.ToWord<ModelService>()
        ?? (AzureHosts.Any(host => endpoint.Host.EndsWith(host, StringComparison.OrdinalIgnoreCase)) ? ModelService.Azure : ModelService.OpenAi);

    private HashSet<ModelStage> ReadStages() =>
        Stages.ToList().Select(word => word.ToWord<ModelStage>()).OfType<ModelStage>().ToHashSet() is { Count: > 0 } stated
            ? stated : [.. Enum.GetValues<ModelStage>()];

    private static ValidationResult Says(string sentence) => new(Prefix + sentence);
}
