using AutoReach.Contracts;
using AutoReach.Local.Hosting;
using static AutoReach.Local.Tests.Commands.CommandRun;

namespace AutoReach.Local.Tests.Commands;

/// <summary>Settings that the host cannot start with, in the real process: one line, code 2, no stack and nothing left behind.</summary>
public sealed class StartErrorTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Data => _folder.File("data");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("AUTOREACH_SMTP_PORT is 'abc'; it takes a whole number from 1 to 65535.", "AUTOREACH_SMTP_PORT=abc")]
    [InlineData("AUTOREACH_KEEP_HISTORIES_DAYS is '-3'; it takes a whole number of days from 1 to 36500.", "AUTOREACH_KEEP_HISTORIES_DAYS=-3")]
    [InlineData("AUTOREACH_ADMIN_KEY is a reference to Key Vault that was not resolved",
        "AUTOREACH_ADMIN_KEY=@Microsoft.KeyVault(SecretUri=https://vault.example/secrets/admin-key)")]
    [InlineData("AUTOREACH_ADMIN_KEY is no safe key", "AUTOREACH_ADMIN_KEY=short-secret")]
    [InlineData("AUTOREACH_SMTP_USER and AUTOREACH_SMTP_PASSWORD go together", "AUTOREACH_SMTP_HOST=mail.example", "AUTOREACH_SMTP_PASSWORD=short-secret")]
    [InlineData("AUTOREACH_OPENAI__MODEL is missing", "AUTOREACH_SMTP_PORT=abc", "AUTOREACH_OPENAI__ENDPOINT=http://127.0.0.1:9/v1")]
    public async Task What_is_wrongly_set_is_one_line_and_code_two(string says, params string[] settings)
    {
        var pairs = settings.Select(setting => setting.Split('=', 2)).Select(parts => (parts[0], parts[1]));
        var (code, output, errors) = await RunAsync(pairs, "serve", "--data", Data, "--port", "0");
        Assert.Equal(2, code);
        Assert.StartsWith("error: AUTOREACH_", Assert.Single(errors.Trim().Split('\n')), StringComparison.Ordinal);
        Assert.Contains(says, errors, StringComparison.Ordinal);
        Assert.All(["at AutoReach.", "Exception", "short-secret", "vault.example"],
            part => Assert.DoesNotContain(part, output + errors, StringComparison.Ordinal));
        Assert.False(Directory.Exists(Data));
    }

    [Fact]
    public async Task A_link_key_that_is_gone_from_a_used_folder_is_one_line_and_code_two()
    {
        await (await LocalHost.StartAsync(new LocalOptions { DataFolder = Data, Web = false }, CancellationToken.None)).DisposeAsync();
        var key = Path.Combine(Data, "secrets", "link.key");
        File.Delete(key);
        var (code, _, errors) = await RunAsync("serve", "--data", Data, "--port", "0");
        Assert.Equal(2, code);
        Assert.Contains($"{key} is missing", Assert.Single(errors.Trim().Split('\n')), StringComparison.Ordinal);
        Assert.Contains("Restore it from a backup", errors, StringComparison.Ordinal);
        Assert.False(File.Exists(key));
    }

    [Fact]
    public async Task A_misspelt_name_is_warned_of()
    {
        await File.WriteAllTextAsync(_folder.File("leads.csv"), "email\n", TestContext.Current.CancellationToken);
        var (_, output, errors) = await RunAsync([("AUTOREACH_SMTP_PROT", "25")], "import", _folder.File("leads.csv"), "--workflow", "wf_none", "--data", Data);
        Assert.Contains("Is AUTOREACH_SMTP_PORT meant?", output + errors, StringComparison.Ordinal);
    }
}
