using AutoReach.Functions;
using AutoReach.Orchestration.Storage;
using AutoReach.Web.Access;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

var builder = FunctionsApplication.CreateBuilder(args);
builder.Configuration.AddEnvironmentVariables("AUTOREACH_");
builder.ConfigureFunctionsWebApplication();
var settings = FunctionSettings.Read(builder.Configuration);
builder.Services.AddAutoReachFunctions(settings);
var host = builder.Build();
if (settings.AdminKey is { Length: > 0 } key)
    await host.Services.GetRequiredService<ApiKeys>().PresetAdministratorAsync(key, CancellationToken.None);
await host.RunAsync();
