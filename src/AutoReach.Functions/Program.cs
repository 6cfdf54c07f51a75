using AutoReach.Adapters.Settings;
using AutoReach.Functions;
using AutoReach.Orchestration.Storage;
using AutoReach.Web.Access;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

const int UserError = 2;
try
{
    var builder = FunctionsApplication.CreateBuilder(args);
    builder.ConfigureFunctionsWebApplication();
    var settings = FunctionSettings.Read(SettingsSetup.FromEnvironment()) with
    {
        ApplicationInsights = builder.Configuration["APPLICATIONINSIGHTS_CONNECTION_STRING"],
    };
    builder.Services.AddAutoReachFunctions(settings);
    var host = builder.Build();
    foreach (var misspelt in settings.Misspelt)
        Logs.SettingMisspelt(host.Services.GetRequiredService<ILogger<FunctionSettings>>(), misspelt);
    if (settings.AdminKey is { } key && !await host.Services.GetRequiredService<ApiKeys>().PresetAdministratorAsync(key, CancellationToken.None))
        throw new SettingsException([PresetKey.Refusal]);
    await host.RunAsync();
    return 0;
}
catch (SettingsException wrong)
{
    await Console.Error.WriteLineAsync(wrong.Message); // one line that says what to do, where a stack would say where we noticed
    return UserError;
}
