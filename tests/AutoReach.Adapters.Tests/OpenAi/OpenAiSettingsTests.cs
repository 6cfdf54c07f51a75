using AutoReach.Adapters.OpenAi;
using AutoReach.Adapters.OpenAi.Settings;
using AutoReach.Adapters.Settings;
using AutoReach.Core.Metrics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace AutoReach.Adapters.Tests.OpenAi;

public sealed class OpenAiSettingsTests
{
    [Fact]
    public void Nothing_set_is_no_model() => Assert.Null(Read());

    [Fact]
    public void A_server_on_this_machine_needs_an_address_and_a_name()
    {
        var options = Read(("ENDPOINT", "http://127.0.0.1:8080/v1"), ("MODEL", "qwen"))!;
        Assert.Equal((ModelService.OpenAi, (string?)null, AnswerFormat.Schema, (int?)25),
            (options.Service, options.ApiKey, options.Answers, options.Limits.Credits));
        Assert.Equal(Enum.GetValues<ModelStage>(), options.Stages.Order());
    }

    [Fact]
    public void Azure_is_known_by_its_address_and_goes_without_a_key()
    {
        var options = Read(("ENDPOINT", "https://team.openai.azure.com/"), ("MODEL", "gpt-4.1"))!;
        Assert.Equal((ModelService.Azure, (string?)null), (options.Service, options.ApiKey));
    }

    [Fact]
    public void All_can_be_set()
    {
        var options = Read(
            ("ENDPOINT", "https://api.openai.com/v1"), ("MODEL", "gpt-4.1"), ("APIKEY", "k"), ("STAGES", "drafting, research"),
            ("ANSWERS", "object"), ("TEMPERATURE", "0.3"), ("TIMEOUT", "20"), ("RETRIES", "0"), ("CONCURRENCY", "2"), ("MAXOUTPUTTOKENS", "900"),
            ("PRICEINPUT", "2.5"), ("PRICEOUTPUT", "10"), ("CURRENCY", "EUR"), ("MONTHLYCOST", "40"), ("MONTHLYTOKENS", "1000000"), ("CREDITS", "unlimited"))!;
        Assert.Equal([ModelStage.Research, ModelStage.Drafting], options.Stages.Order());
        Assert.Equal(new UsageLimits { MonthlyCost = 40, MonthlyTokens = 1_000_000, Currency = "EUR", Credits = null }, options.Limits);
        Assert.Equal((AnswerFormat.Object, 0.3f, TimeSpan.FromSeconds(20), 0, 2, 900, new ModelPrices(2.5m, 10)), (options.Answers, options.Temperature!.Value,
            options.Timeout, options.Retries, options.Concurrency, options.MaxOutputTokens, options.Prices));
    }

    [Theory]
    [InlineData("There is no setting AUTOREACH_OPENAI__ENDPIONT", "ENDPIONT=http://127.0.0.1/v1")]
    [InlineData("AUTOREACH_OPENAI__ENDPOINT is missing", "MODEL=m")]
    [InlineData("AUTOREACH_OPENAI__ENDPOINT is 'localhost:80'", "ENDPOINT=localhost:80", "MODEL=m")]
    [InlineData("AUTOREACH_OPENAI__MODEL is missing", "ENDPOINT=http://127.0.0.1/v1")]
    [InlineData("AUTOREACH_OPENAI__APIKEY is missing: api.openai.com wants a key", "ENDPOINT=https://api.openai.com/v1", "MODEL=m")]
    [InlineData("AUTOREACH_OPENAI__STAGES is 'writing'; it takes research, qualification, drafting.",
        "ENDPOINT=http://127.0.0.1/v1", "MODEL=m", "STAGES=writing")]
    [InlineData("AUTOREACH_OPENAI__ANSWERS is '1'", "ENDPOINT=http://127.0.0.1/v1", "MODEL=m", "ANSWERS=1")]
    [InlineData("AUTOREACH_OPENAI__TIMEOUT is 'soon'; it takes a number from 1 to 600.", "ENDPOINT=http://127.0.0.1/v1", "MODEL=m", "TIMEOUT=soon")]
    [InlineData("AUTOREACH_OPENAI__CREDITS is '-1'", "ENDPOINT=http://127.0.0.1/v1", "MODEL=m", "CREDITS=-1")]
    [InlineData("AUTOREACH_OPENAI__MONTHLYCOST needs", "ENDPOINT=http://127.0.0.1/v1", "MODEL=m", "MONTHLYCOST=10")]
    public void What_is_wrong_is_said(string says, params string[] settings) =>
        Assert.StartsWith(says, Assert.Throws<SettingsException>(
            () => Read([.. settings.Select(setting => (setting.Split('=')[0], setting.Split('=')[1]))])).Message, StringComparison.Ordinal);

    [Fact]
    public void All_that_is_wrong_is_said_at_once()
    {
        var message = Assert.Throws<SettingsException>(() => Read(("ENDPOINT", "here"), ("TIMEOUT", "soon"), ("PRICE", "2"))).Message;
        Assert.All(["PRICE.", "ENDPOINT is 'here'", "TIMEOUT is 'soon'", "MODEL is missing"],
            part => Assert.Contains($"AUTOREACH_OPENAI__{part}", message, StringComparison.Ordinal));
    }

    private static OpenAiOptions? Read(params (string Name, string Value)[] settings)
    {
        var environment = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(setting => new KeyValuePair<string, string?>($"OPENAI:{setting.Name}", setting.Value))).Build();
        using var read = new ServiceCollection().AddAutoReachSettings(environment).BuildChecked();
        return read.Get<OpenAiSettings>().ToOptions();
    }
}
