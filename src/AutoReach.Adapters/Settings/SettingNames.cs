using System.Reflection;
using Microsoft.Extensions.Configuration;

namespace AutoReach.Adapters.Settings;

/// <summary>The settings of one class, by the names that people write.</summary>
/// <param name="Section">Section that all of them stand in; empty: none.</param>
/// <param name="All">Property and environment variable of each.</param>
internal sealed record SettingNames(string Section, IReadOnlyList<(PropertyInfo Property, string Name)> All)
{
    /// <summary>Of every environment variable that is a setting of ours.</summary>
    public const string Prefix = "AUTOREACH_";

    public static SettingNames From(Type settings, string section) => new(section,
    [
        .. settings.GetProperties().Select(property => (property, property.GetCustomAttribute<ConfigurationKeyNameAttribute>()))
            .Where(pair => pair.Item2 is not null)
            .Select(pair => (pair.property, NameOf(section.Length == 0 ? pair.Item2!.Name : $"{section}:{pair.Item2!.Name}"))),
    ]);

    /// <param name="key">In a configuration, where a colon stands between section and key.</param>
    public static string NameOf(string key) => Prefix + key.ToUpperInvariant().Replace(":", "__", StringComparison.Ordinal);

    public static bool IsAnySet(object settings) =>
        From(settings.GetType(), "").All.Any(setting => ((string?)setting.Property.GetValue(settings)).OrNull() is not null);
}
