using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace AutoReach.Adapters.Settings;

/// <summary>
/// Says everything that is wrong with a class of settings: names of its section that nobody knows, values of the wrong kind by their
/// annotations, and what does not go together by <see cref="IValidatableObject"/>. The framework's own would speak of properties, not of variables.
/// </summary>
internal sealed class SettingsValidator<T>(IConfiguration configuration, SettingNames names) : IValidateOptions<T> where T : class
{
    public ValidateOptionsResult Validate(string? name, T options)
    {
        var faults = Unknown().Concat(names.All.SelectMany(setting =>
            FaultsOf(options, setting.Property.Name, setting.Name, setting.Property.GetValue(options))));
        if (options is IValidatableObject whole)
            faults = faults.Concat(whole.Validate(new ValidationContext(options)).Select(result => result.ErrorMessage!));
        return faults.ToList() is { Count: > 0 } found ? ValidateOptionsResult.Fail(found) : ValidateOptionsResult.Success;
    }

    /// <summary>Only a section is all ours: beside it stand the settings of other classes, and variables of the tools around a host.</summary>
    private IEnumerable<string> Unknown() => names.Section.Length == 0 ? [] : configuration.GetSection(names.Section).GetChildren()
        .Select(child => SettingNames.NameOf(child.Path)).Except(names.All.Select(setting => setting.Name))
        .Select(unknown => $"There is no setting {unknown}. Known are {string.Join(", ", names.All.Select(setting => setting.Name))}.");

    private static IEnumerable<string> FaultsOf(T options, string property, string name, object? value)
    {
        if (value is string text && SettingText.IsUnresolved(text))
        {
            return [$"{name} is a reference to Key Vault that was not resolved: see that the secret exists and that the host's identity may read it, "
                + "then restart the host."];
        }
        var results = new List<ValidationResult>();
        Validator.TryValidateProperty(value, new ValidationContext(options) { MemberName = property, DisplayName = name }, results);
        return results.Select(result => result.ErrorMessage!);
    }
}
