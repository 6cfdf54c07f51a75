using AutoReach.Orchestration.Storage;
using AutoReach.Web.Access;
using Microsoft.Extensions.DependencyInjection;

namespace AutoReach.Web.Tests;

/// <summary>The administrator's key that a host's settings name.</summary>
public sealed class PresetKeyTests : IAsyncLifetime
{
    private const string Old = "the-old-key-of-the-administrator", New = "the-new-key-of-the-administrator";

    private readonly TestHost _host = new();

    private ApiKeys Keys => _host.Services.GetRequiredService<ApiKeys>();

    public ValueTask InitializeAsync() => _host.InitializeAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task A_new_preset_key_replaces_the_old_one_and_no_other()
    {
        var made = (await _host.Admin.PostAsync("/api/keys", """{ "name": "Second", "role": "admin", "reviewer": "admin" }""")).Is(201).Json.Text("key");
        Assert.True(await Keys.PresetAdministratorAsync(Old, default));
        (await _host.With(Old).GetAsync("/api/keys")).Is(200);

        Assert.True(await Keys.PresetAdministratorAsync(New, default));
        _host.Clock.Advance(KeyRing.GoodFor); // as on another host, which is not told
        (await _host.With(Old).GetAsync("/api/keys")).IsProblem(401, "unauthenticated");
        (await _host.With(New).GetAsync("/api/keys")).Is(200);
        (await _host.With(made).GetAsync("/api/keys")).Is(200);
        (await _host.Reviewer.GetAsync("/api/workflows")).Is(200);
        (await _host.Intake.GetAsync("/health")).Is(200);
    }

    [Fact]
    public async Task Hosts_that_start_at_once_with_one_key_leave_one_key()
    {
        await Keys.PresetAdministratorAsync(Old, default);
        Assert.All(await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Keys.PresetAdministratorAsync(New, default)))), Assert.True);
        var left = Assert.Single(await Keys.ListAsync(default), key => key.IsPreset && key.Reviewer == PresetKey.Administrator);
        Assert.Equal("administrator (preset)", left.Name);
        Assert.NotNull(await Keys.AuthenticateAsync(New, default));
    }

    [Fact]
    public async Task Hosts_that_start_at_once_with_different_keys_never_leave_none()
    {
        for (var round = 0; round < 20; round++)
        {
            var keys = Enumerable.Range(0, 4).Select(host => $"round-{round}-key-of-the-host-{host}").ToList();
            await Task.WhenAll(keys.Select(key => Task.Run(() => Keys.PresetAdministratorAsync(key, default))));
            Assert.NotEmpty((await Task.WhenAll(keys.Select(key => Keys.AuthenticateAsync(key, default)))).OfType<ApiKey>());
        }
    }

    [Fact]
    public async Task A_key_of_the_form_that_is_made_here_can_be_preset()
    {
        var key = $"ar_{new string('a', 16)}_{new string('b', 52)}";
        Assert.True(await Keys.PresetAdministratorAsync(key, default));
        (await _host.With(key).GetAsync("/api/keys")).Is(200);
    }

    [Fact]
    public async Task Somebodys_key_of_a_lesser_role_is_not_made_an_administrators_and_costs_nobody_theirs()
    {
        await Keys.PresetAdministratorAsync(Old, default);
        var reviewer = (await _host.With(Old).PostAsync("/api/keys", """{ "name": "Ann", "role": "reviewer" }""")).Is(201).Json.Text("key");
        Assert.False(await Keys.PresetAdministratorAsync(reviewer, default));
        (await _host.With(Old).GetAsync("/api/keys")).Is(200);
        (await _host.With(reviewer).GetAsync("/api/keys")).IsProblem(403, "forbidden");
    }
}
