using AutoReach.Adapters.OpenAi.Settings;
using AutoReach.Adapters.Settings;
using AutoReach.Adapters.Smtp;
using AutoReach.Adapters.Tables;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace AutoReach.Adapters.Tests.Settings;

/// <summary>Wrong values of every setting that hosts have in common, and what is said of them.</summary>
public sealed class SettingsTests
{
    private const string Key = "0123456789-administrator", Reference = "@Microsoft.KeyVault(SecretUri=https://vault.example/secrets/it)";

    private static readonly (string Name, string Value)[] Fit = [("TABLES_CONNECTION", "UseDevelopmentStorage=true")];

    /// <summary>Any text will do for them; only a reference that was not resolved will not.</summary>
    private static readonly string[] FreeText = ["SMTP_USER", "SMTP_PASSWORD", "OPENAI__MODEL", "OPENAI__APIKEY", "OPENAI__CURRENCY", "TABLES_CONNECTION"];

    public static TheoryData<string, string, string> Wrong => new()
    {
        { "ADMIN_KEY", "nineteen-characters", "is no safe key; it takes 20 to 512 characters, at least 8 different ones." },
        { "ADMIN_KEY", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "is no safe key" },
        { "ADMIN_KEY", "0123456789\n0123456789", "is no safe key" },
        { "PUBLIC_ADDRESS", "outreach.example", "is 'outreach.example'; it should be an address such as https://outreach.example." },
        { "PUBLIC_ADDRESS", "ftp://outreach.example", "is 'ftp://outreach.example'; it should be" },
        { "PUBLIC_ADDRESS", "https://ann:secret@outreach.example", "has a sign-in in it; it should be" },
        { "KEEP_HISTORIES_DAYS", "-3", "is '-3'; it takes a whole number of days from 1 to 36500." },
        { "KEEP_HISTORIES_DAYS", "0", "is '0'; it takes" },
        { "KEEP_HISTORIES_DAYS", "1.5", "is '1.5'; it takes" },
        { "KEEP_HISTORIES_DAYS", "999999999999", "is '999999999999'; it takes" },
        { "KEEP_HISTORIES_DAYS", "ninety", "is 'ninety'; it takes" },
        { "SMTP_HOST", "mail.example:587", "is 'mail.example:587'; it takes a name alone, such as smtp.outreach.example." },
        { "SMTP_HOST", "smtp://mail.example", "is 'smtp://mail.example'; it takes" },
        { "SMTP_PORT", "abc", "is 'abc'; it takes a whole number from 1 to 65535." },
        { "SMTP_PORT", "0", "is '0'; it takes" },
        { "SMTP_PORT", "65536", "is '65536'; it takes" },
        { "SMTP_TLS", "ssl", "is 'ssl'; it takes starttls, implicit, none." },
        { "SMTP_TLS", "1", "is '1'; it takes" },
        { "TABLES_ENDPOINT", "http://account.table.core.windows.net", "it should be an address such as https://account.table.core.windows.net." },
        { "TABLES_CONNECTION", "my account", "is no connection string of table storage" },
        { "OPENAI__ENDPOINT", "localhost:80", "is 'localhost:80'; it should be an address such as https://api.openai.com/v1" },
        { "OPENAI__SERVICE", "bedrock", "is 'bedrock'; it takes openai, azure." },
        { "OPENAI__STAGES", "research,writing", "is 'research,writing'; it takes research, qualification, drafting." },
        { "OPENAI__ANSWERS", "xml", "is 'xml'; it takes schema, object, text." },
        { "OPENAI__TEMPERATURE", "2.1", "is '2.1'; it takes a number from 0 to 2." },
        { "OPENAI__MAXOUTPUTTOKENS", "199", "it takes a number from 200 to 100000." },
        { "OPENAI__CONCURRENCY", "0", "it takes a number from 1 to 256." },
        { "OPENAI__TIMEOUT", "soon", "it takes a number from 1 to 600." },
        { "OPENAI__RETRIES", "11", "it takes a number from 0 to 10." },
        { "OPENAI__PRICEINPUT", "-1", "it takes a number from 0 to 10000." },
        { "OPENAI__PRICEOUTPUT", "free", "it takes a number from 0 to 10000." },
        { "OPENAI__MONTHLYCOST", "-5", "it takes a number from 0 to 1000000." },
        { "OPENAI__MONTHLYTOKENS", "many", "it takes a number from 0 to 1000000000000000." },
        { "OPENAI__CREDITS", "-1", "it takes a number from 0 to 2147483647, or unlimited." },
    };

    [Theory, MemberData(nameof(Wrong))]
    public void A_wrong_value_is_refused_by_the_variables_name_with_what_it_takes(string name, string value, string says)
    {
        var message = Refusal((name, value));
        var said = message[message.IndexOf($"AUTOREACH_{name} ", StringComparison.Ordinal)..];
        Assert.Contains(says, said, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', message);
    }

    [Fact]
    public void Every_setting_has_a_wrong_value_here_or_takes_any_text()
    {
        using var settings = Read(Fit);
        var all = settings.GetServices<SettingNames>().SelectMany(names => names.All).Select(setting => setting.Name[SettingNames.Prefix.Length..]).ToList();
        Assert.Equal(all.Order(StringComparer.Ordinal), Wrong.Select(row => row.Data.Item1).Concat(FreeText).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void An_unresolved_reference_to_a_vault_is_no_value_of_any_setting()
    {
        using var settings = Read(Fit);
        foreach (var (_, name) in settings.GetServices<SettingNames>().SelectMany(names => names.All))
        {
            var message = Refusal((name[SettingNames.Prefix.Length..], Reference));
            Assert.Contains($"{name} is a reference to Key Vault that was not resolved: see that the secret exists", message, StringComparison.Ordinal);
            Assert.DoesNotContain("vault.example", message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void All_wrong_values_are_said_at_once_and_no_secret()
    {
        var message = Refusal(("ADMIN_KEY", "short-secret"), ("SMTP_HOST", "mail.example"), ("SMTP_PORT", "abc"), ("SMTP_PASSWORD", "hidden"),
            ("KEEP_HISTORIES_DAYS", "-3"), ("TABLES_CONNECTION", "AccountKey=hidden"), ("OPENAI__TIMEOUT", "soon"), ("OPENAI__APIKEY", "hidden"));
        string[] parts = ["ADMIN_KEY is", "SMTP_PORT is", "SMTP_USER and", "KEEP_HISTORIES_DAYS is", "TABLES_CONNECTION is",
            "OPENAI__TIMEOUT is", "OPENAI__ENDPOINT is missing", "OPENAI__MODEL is missing"];
        Assert.All(parts,
            part => Assert.Contains($"AUTOREACH_{part}", message, StringComparison.Ordinal));
        Assert.DoesNotContain("hidden", message, StringComparison.Ordinal);
        Assert.DoesNotContain("short-secret", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("AUTOREACH_SMTP_USER and AUTOREACH_SMTP_PASSWORD go together", "SMTP_HOST=mail.example", "SMTP_USER=ann")]
    [InlineData("AUTOREACH_SMTP_TLS is none, and the password would cross the network in the clear",
        "SMTP_HOST=mail.example", "SMTP_USER=ann", "SMTP_PASSWORD=p", "SMTP_TLS=none")]
    [InlineData("AUTOREACH_TABLES_ENDPOINT and AUTOREACH_TABLES_CONNECTION are both set", "TABLES_ENDPOINT=https://account.table.core.windows.net")]
    [InlineData("AUTOREACH_TABLES_ENDPOINT is missing", "TABLES_CONNECTION= ")]
    [InlineData("AUTOREACH_OPENAI__MONTHLYCOST needs AUTOREACH_OPENAI__PRICEINPUT",
        "OPENAI__ENDPOINT=http://127.0.0.1/v1", "OPENAI__MODEL=m", "OPENAI__MONTHLYCOST=10")]
    public void What_does_not_go_together_is_said(string says, params string[] settings) =>
        Assert.StartsWith(says, Refusal([.. settings.Select(setting => setting.Split('=', 2)).Select(pair => (pair[0], pair[1]))]), StringComparison.Ordinal);

    [Fact]
    public void What_is_well_set_is_read()
    {
        using var settings = Read([.. Fit, ("ADMIN_KEY", $" {Key}\n"), ("PUBLIC_ADDRESS", "https://outreach.example"), ("KEEP_HISTORIES_DAYS", "30"),
            ("SMTP_HOST", "mail_relay"), ("SMTP_PORT", "2525"), ("SMTP_TLS", "Implicit"), ("SMTP_USER", "ann"), ("SMTP_PASSWORD", " p ")]);
        var host = settings.Get<HostSettings>();
        Assert.Equal((Key, new Uri("https://outreach.example"), TimeSpan.FromDays(30)),
            (host.AdminKey.OrNull(), host.PublicAddress.ToWebAddress(), host.ReadKeepHistories()));
        Assert.Equal(new SmtpOptions { Host = "mail_relay", Port = 2525, Tls = SmtpTls.Implicit, User = "ann", Password = " p " },
            settings.Get<SmtpSettings>().ToOptions());
        Assert.Equal("UseDevelopmentStorage=true", settings.Get<TableStorageSettings>().ToOptions().Checked().ConnectionString);
    }

    [Fact]
    public void What_is_empty_is_not_set()
    {
        using var settings = Read([.. Fit, ("ADMIN_KEY", ""), ("PUBLIC_ADDRESS", " "), ("KEEP_HISTORIES_DAYS", ""),
            ("SMTP_HOST", ""), ("SMTP_PORT", ""), ("OPENAI__ENDPOINT", ""), ("OPENAI__MODEL", "")]);
        Assert.Equal((null, TimeSpan.FromDays(90)), (settings.Get<HostSettings>().AdminKey.OrNull(), settings.Get<HostSettings>().ReadKeepHistories()));
        Assert.Null(settings.Get<SmtpSettings>().ToOptions());
        Assert.Null(settings.Get<OpenAiSettings>().ToOptions());
    }

    [Theory]
    [InlineData("SMTP_PROT", "AUTOREACH_SMTP_PROT is no setting of this host and is not read. Is AUTOREACH_SMTP_PORT meant?")]
    [InlineData("ADMINKEY", "AUTOREACH_ADMINKEY is no setting of this host and is not read. Is AUTOREACH_ADMIN_KEY meant?")]
    [InlineData("OPENAI_ENDPOINT", "AUTOREACH_OPENAI_ENDPOINT is no setting of this host and is not read. Is AUTOREACH_OPENAI__ENDPOINT meant?")]
    [InlineData("CHROMIUM", null)]
    [InlineData("LINK_KEY", null)]
    public void A_name_that_is_nearly_one_of_ours_is_told_of(string name, string? says)
    {
        using var settings = Read([.. Fit, (name, "1")]);
        Assert.Equal(says is null ? [] : [says], settings.FindMisspelt());
    }

    private static string Refusal(params (string Name, string Value)[] settings) =>
        Assert.Throws<SettingsException>(() => Read([.. Fit, .. settings]).Dispose()).Message;

    private static ServiceProvider Read((string Name, string Value)[] settings)
    {
        var values = new Dictionary<string, string?>();
        foreach (var (name, value) in settings)
            values[name.Replace("__", ":", StringComparison.Ordinal)] = value;
        return new ServiceCollection().AddAutoReachSettings(new ConfigurationBuilder().AddInMemoryCollection(values).Build())
            .AddSettings<SmtpSettings>().AddSettings<TableStorageSettings>().BuildChecked();
    }
}
