using System.ComponentModel.DataAnnotations;
using AutoReach.Adapters.Settings;
using Azure.Data.Tables;
using Microsoft.Extensions.Configuration;

namespace AutoReach.Adapters.Tables;

/// <summary><see cref="TableStorageOptions"/> as they are written into settings.</summary>
public sealed class TableStorageSettings : IValidatableObject
{
    [ConfigurationKeyName("TABLES_ENDPOINT"), WebAddress("https://account.table.core.windows.net", HttpsOnly = true)]
    public string? Endpoint { get; init; }

    [ConfigurationKeyName("TABLES_CONNECTION")]
    public string? Connection { get; init; }

    public TableStorageOptions ToOptions() => new() { Endpoint = Endpoint.ToWebAddress(), ConnectionString = Connection.OrNull() };

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Endpoint.OrNull() is null && Connection.OrNull() is null)
            yield return new ValidationResult("AUTOREACH_TABLES_ENDPOINT is missing: where the tables are, such as https://account.table.core.windows.net.");
        else if (Endpoint.OrNull() is not null && Connection.OrNull() is not null)
            yield return new ValidationResult("AUTOREACH_TABLES_ENDPOINT and AUTOREACH_TABLES_CONNECTION are both set; set one of them.");
        else if (Connection.OrNull() is { } connection && !SettingText.IsUnresolved(connection) && !IsUnderstood(connection))
            yield return new ValidationResult("AUTOREACH_TABLES_CONNECTION is no connection string of table storage; UseDevelopmentStorage=true is Azurite's.");
    }

    private static bool IsUnderstood(string connection)
    {
        try
        {
            _ = new TableServiceClient(connection);
            return true;
        }
        catch (Exception failure) when (failure is FormatException or ArgumentException or InvalidOperationException)
        {
            return false;
        }
    }
}
