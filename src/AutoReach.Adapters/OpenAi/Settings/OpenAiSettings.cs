using System.Globalization;
using AutoReach.Core.Metrics;
using Microsoft.Extensions.Configuration;

namespace AutoReach.Adapters.OpenAi.Settings;

/// <summary>A setting that is missing or cannot be understood; the message names it and says what it takes.</summary>
public sealed class OpenAiSettingException(string message) : Exception(message);

/// <summary>Reads <see cref="OpenAiOptions"/> from settings, and takes none that it does not know.</summary>
public static class OpenAiSettings
{
    private static readonly string[] Known =
    [
        "ENDPOINT", "MODEL", "APIKEY", "SERVICE", "STAGES", "ANSWERS", "TEMPERATURE", "MAXOUTPUTTOKENS", "CONCURRENCY", "TIMEOUT", "RETRIES",
        "PRICEINPUT", "PRICEOUTPUT", "CURRENCY", "MONTHLYCOST", "MONTHLYTOKENS", "CREDITS",
    ];

    private static readonly string[] AzureHosts = [".openai.azure.com", ".cognitiveservices.azure.com", ".services.ai.azure.com"];

    /// <param name="section">The section of the model's settings.</param>
    /// <param name="prefix">As people write the settings: <c>AUTOREACH_OPENAI__</c>.</param>
    /// <returns>Null when nothing is set: the offline rules do all.</returns>
    /// <exception cref="OpenAiSettingException">A setting is missing, unknown or not understood.</exception>
    public static OpenAiOptions? Read(IConfigurationSection section, string prefix)
    {
        var settings = section.GetChildren().ToArray();
        if (settings.Length == 0)
            return null;
        if (settings.FirstOrDefault(setting => !Known.Contains(setting.Key, StringComparer.OrdinalIgnoreCase)) is { } unknown)
            throw new OpenAiSettingException(
                $"There is no setting {prefix}{unknown.Key.ToUpperInvariant()}. Known are {string.Join(", ", Known.Select(name => prefix + name))}.");
        var read = new Reader(section, prefix);
        var endpoint = read.Address("ENDPOINT");
        var service = read.Word(
            "SERVICE", AzureHosts.Any(host => endpoint.Host.EndsWith(host, StringComparison.OrdinalIgnoreCase)) ? ModelService.Azure : ModelService.OpenAi);
        var key = read.Text("APIKEY");
        if (key is null && service == ModelService.OpenAi && !endpoint.IsLoopback)
            throw new OpenAiSettingException(
                $"{prefix}APIKEY is missing: {endpoint.Host} wants a key. Only a server on this machine, and Azure with an identity, go without.");
        var stages = read.Words<ModelStage>("STAGES");
        return new OpenAiOptions
        {
            Endpoint = endpoint,
            Model = read.Text("MODEL") ?? throw new OpenAiSettingException($"{prefix}MODEL is missing: the model's name, in Azure its deployment's."),
            Service = service,
            ApiKey = key,
            Stages = stages.Count > 0 ? stages : new HashSet<ModelStage>(Enum.GetValues<ModelStage>()),
            Answers = read.Word("ANSWERS", AnswerFormat.Schema),
            Temperature = (float?)read.Number("TEMPERATURE", 0, 2),
            MaxOutputTokens = (int)(read.Number("MAXOUTPUTTOKENS", 200, 100_000) ?? 4000),
            Concurrency = (int)(read.Number("CONCURRENCY", 1, 256) ?? 8),
            Timeout = TimeSpan.FromSeconds((double)(read.Number("TIMEOUT", 1, 600) ?? 90)),
            Retries = (int)(read.Number("RETRIES", 0, 10) ?? 3),
            Prices = new ModelPrices(read.Number("PRICEINPUT", 0, 10_000) ?? 0, read.Number("PRICEOUTPUT", 0, 10_000) ?? 0),
            Limits = ReadLimits(read, prefix),
        };
    }

    private static UsageLimits ReadLimits(Reader read, string prefix)
    {
        var cost = read.Number("MONTHLYCOST", 0, 1_000_000);
        if (cost is not null && read.Number("PRICEINPUT", 0, 10_000) is null or 0 && read.Number("PRICEOUTPUT", 0, 10_000) is null or 0)
            throw new OpenAiSettingException(
                $"{prefix}MONTHLYCOST needs {prefix}PRICEINPUT and {prefix}PRICEOUTPUT, the prices of a million tokens: without them nothing costs anything.");
        return new UsageLimits
        {
            MonthlyCost = cost,
            MonthlyTokens = (long?)read.Number("MONTHLYTOKENS", 0, long.MaxValue),
            Currency = read.Text("CURRENCY") ?? "USD",
            Credits = string.Equals(read.Text("CREDITS"), "unlimited", StringComparison.OrdinalIgnoreCase)
                ? null : (int)(read.Number("CREDITS", 0, int.MaxValue) ?? UsageLimits.CreditsToStartWith),
        };
    }

    private sealed class Reader(IConfigurationSection section, string prefix)
    {
        public string? Text(string name) => string.IsNullOrWhiteSpace(section[name]) ? null : section[name]!.Trim();

        public Uri Address(string name) =>
            Text(name) is not { } text ? throw new OpenAiSettingException(
                $"{prefix}{name} is missing: the address of the API, such as https://api.openai.com/v1 or http://127.0.0.1:8080/v1.")
            : Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? address
            : throw new OpenAiSettingException(
                $"{prefix}{name} is '{text}'; it should be an address such as https://api.openai.com/v1 or http://127.0.0.1:8080/v1.");

        public decimal? Number(string name, decimal least, decimal most) =>
            Text(name) is not { } text ? null
            : decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number
            : throw new OpenAiSettingException(FormattableString.Invariant($"{prefix}{name} is '{text}'; it takes a number from {least} to {most}."));

        public T Word<T>(string name, T otherwise) where T : struct, Enum => Text(name) is { } text ? Parse<T>(name, text) : otherwise;

        public HashSet<T> Words<T>(string name) where T : struct, Enum =>
            [.. (Text(name) ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(word => Parse<T>(name, word))];

        private T Parse<T>(string name, string text) where T : struct, Enum =>
            text.All(char.IsAsciiLetter) && Enum.TryParse<T>(text, ignoreCase: true, out var value) ? value
            : throw new OpenAiSettingException($"{prefix}{name} is '{text}'; it takes {string.Join(", ", Enum.GetNames<T>()).ToLowerInvariant()}.");
    }
}
