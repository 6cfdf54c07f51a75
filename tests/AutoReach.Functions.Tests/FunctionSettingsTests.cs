using AutoReach.Adapters.Settings;
using AutoReach.Web.Access;
using Microsoft.Extensions.Configuration;

namespace AutoReach.Functions.Tests;

/// <summary>Settings that only the Azure host has. Those of every host, and of its tables, are tested with the adapters.</summary>
public sealed class FunctionSettingsTests
{
    private const string LinkKey = "ABEiM0RVZneImaq7zN3u/wARIjNEVWZ3iJmqu8zd7v8=", Tenant = "00000000-0000-0000-0000-000000000002";

    [Fact]
    public void What_the_template_sets_is_read()
    {
        var settings = Read(("ADMIN_KEY", "0123456789-administrator"), ("PUBLIC_ADDRESS", "https://outreach.example"), ("ACS_ENDPOINT", "https://mail.example"),
            ("MAIL_EVENTS_TENANT", Tenant), ("MAIL_EVENTS_AUDIENCE", "api"), ("KEEP_HISTORIES_DAYS", "30"));
        Assert.Equal(("0123456789-administrator", TimeSpan.FromDays(30), new EventGridIdentity(Tenant, "api")),
            (settings.AdminKey, settings.KeepHistories, settings.MailEvents));
        Assert.Equal((new Uri("https://mail.example"), new Uri("https://outreach.example"), 1),
            (settings.MailService, settings.Outbound.PublicAddress, settings.Outbound.LinkKeys.Count));
        Assert.Equal(new Uri("https://account.table.core.windows.net"), settings.Tables.Checked().Endpoint);
        Assert.Null(settings.Adapters.OpenAi);
    }

    [Theory]
    [InlineData("AUTOREACH_LINK_KEY is missing: 32 random bytes in base64", "LINK_KEY", "")]
    [InlineData("AUTOREACH_LINK_KEY should be 32 random bytes in base64", "LINK_KEY", "c2hvcnQ=")]
    [InlineData("AUTOREACH_LINK_KEY should be 32 random bytes in base64", "LINK_KEY", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    [InlineData("AUTOREACH_LINK_KEY should be 32 random bytes in base64", "LINK_KEY", "no base64 at all")]
    [InlineData("AUTOREACH_LINK_KEY is a reference to Key Vault that was not resolved",
        "LINK_KEY", "@Microsoft.KeyVault(SecretUri=https://vault.example/secrets/link-key)")]
    [InlineData("AUTOREACH_ACS_ENDPOINT is 'http://mail.example'; it should be an address", "ACS_ENDPOINT", "http://mail.example")]
    [InlineData("AUTOREACH_MAIL_EVENTS_TENANT is 'a b'; it takes a name alone", "MAIL_EVENTS_TENANT", "a b")]
    [InlineData("AUTOREACH_MAIL_EVENTS_TENANT and AUTOREACH_MAIL_EVENTS_AUDIENCE go together", "MAIL_EVENTS_AUDIENCE", "api")]
    [InlineData("AUTOREACH_TABLES_ENDPOINT is missing", "TABLES_ENDPOINT", "")]
    [InlineData("AUTOREACH_KEEP_HISTORIES_DAYS is '-3'", "KEEP_HISTORIES_DAYS", "-3")]
    public void What_is_wrongly_set_is_said(string says, string name, string value) =>
        Assert.Contains(says, Assert.Throws<SettingsException>(() => Read((name, value))).Message, StringComparison.Ordinal);

    [Fact]
    public void All_that_is_wrong_is_said_at_once()
    {
        var message = Assert.Throws<SettingsException>(() => Read(
            ("LINK_KEY", "hidden"), ("ADMIN_KEY", "hidden"), ("TABLES_ENDPOINT", "here"), ("OPENAI:TIMEOUT", "soon"))).Message;
        Assert.All(["LINK_KEY should", "ADMIN_KEY is", "TABLES_ENDPOINT is", "OPENAI__TIMEOUT is"],
            part => Assert.Contains($"AUTOREACH_{part}", message, StringComparison.Ordinal));
        Assert.DoesNotContain("hidden", message, StringComparison.Ordinal);
    }

    private static FunctionSettings Read(params (string Name, string Value)[] settings)
    {
        var values = new Dictionary<string, string?> { ["LINK_KEY"] = LinkKey, ["TABLES_ENDPOINT"] = "https://account.table.core.windows.net" };
        foreach (var (name, value) in settings)
            values[name] = value;
        return FunctionSettings.Read(new ConfigurationBuilder().AddInMemoryCollection(values).Build());
    }
}
