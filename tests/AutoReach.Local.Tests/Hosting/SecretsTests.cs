using AutoReach.Contracts;
using AutoReach.Local.Hosting;
using AutoReach.Orchestration.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace AutoReach.Local.Tests.Hosting;

/// <summary>Keys on the disk of the embedded host.</summary>
public sealed class SecretsTests : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly TemporaryFolder _folder = new();

    private string Secrets => _folder.File("data/secrets");

    private string Key => Path.Combine(Secrets, "link.key");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Keys_are_their_users_alone_and_last()
    {
        await StartAsync();
        var first = await File.ReadAllBytesAsync(Key, TestContext.Current.CancellationToken);
        await StartAsync();
        Assert.Equal(32, first.Length);
        Assert.Equal(first, await File.ReadAllBytesAsync(Key, TestContext.Current.CancellationToken));
        Assert.False(File.Exists(Key + ".new"));
        if (OperatingSystem.IsWindows())
            return;
        Assert.Equal(OwnerOnly, File.GetUnixFileMode(Key));
        Assert.Equal(OwnerOnly | UnixFileMode.UserExecute, File.GetUnixFileMode(Secrets));
    }

    [Fact]
    public async Task A_restored_key_that_anybody_could_read_is_closed_again()
    {
        await StartAsync();
        if (OperatingSystem.IsWindows())
            return;
        File.SetUnixFileMode(Key, OwnerOnly | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        await StartAsync();
        Assert.Equal(OwnerOnly, File.GetUnixFileMode(Key));
    }

    [Fact]
    public async Task Half_a_key_is_no_key()
    {
        await StartAsync();
        await File.WriteAllBytesAsync(Key, new byte[16], TestContext.Current.CancellationToken);
        Assert.Contains("is damaged: it has 16 bytes instead of 32", (await Assert.ThrowsAsync<UserException>(StartAsync)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_killed_host_left_of_a_key_is_made_anew()
    {
        Directory.CreateDirectory(Secrets);
        await File.WriteAllBytesAsync(Key + ".new", new byte[3], TestContext.Current.CancellationToken);
        await StartAsync();
        Assert.Equal(32, new FileInfo(Key).Length);
    }

    [Fact]
    public async Task A_start_with_another_preset_key_ends_the_one_before_and_leaves_the_first()
    {
        await using var host = await HostAsync();
        var keys = host.Services.GetRequiredService<ApiKeys>();
        Assert.Null(await FirstKey.EnsureAsync(keys, "the-old-key-of-the-administrator", TestContext.Current.CancellationToken));
        Assert.Null(await FirstKey.EnsureAsync(keys, "the-new-key-of-the-administrator", TestContext.Current.CancellationToken));
        Assert.Null(await keys.AuthenticateAsync("the-old-key-of-the-administrator", TestContext.Current.CancellationToken));
        Assert.NotNull(await keys.AuthenticateAsync("the-new-key-of-the-administrator", TestContext.Current.CancellationToken));
        var names = (await keys.ListAsync(TestContext.Current.CancellationToken)).Select(key => key.Name);
        Assert.Equal(["administrator", "administrator (preset)"], names.Order(StringComparer.Ordinal));
    }

    private async Task StartAsync() => await (await HostAsync()).DisposeAsync();

    private Task<LocalHost> HostAsync() =>
        LocalHost.StartAsync(new LocalOptions { DataFolder = _folder.File("data"), Web = false }, TestContext.Current.CancellationToken);
}
