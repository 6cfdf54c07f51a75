using System.CommandLine;
using System.Globalization;
using AutoReach.Adapters.Settings;
using AutoReach.Local.Hosting;
using AutoReach.Orchestration.Storage;
using Spectre.Console;

namespace AutoReach.Local.Commands;

/// <summary>Exit codes: 0 done, 1 an unexpected failure, 2 something the user can put right.</summary>
internal static class Failures
{
    public const int UserError = 2;

    /// <summary>Commands as they run: expected failures become one line on standard error.</summary>
    public static async Task<int> GuardAsync(ParseResult command)
    {
        try
        {
            var code = await command.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
            return command.Errors.Count > 0 ? UserError : code;
        }
        catch (Exception failure) when (failure is UserException or SettingsException or StorageUnavailableException)
        {
            return Say(failure.Message);
        }
    }

    public static int Say(string message)
    {
        var errors = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        if (Console.IsErrorRedirected)
            errors.Profile.Width = Screen.Unbroken;
        errors.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[red]error:[/] {message}");
        return UserError;
    }
}
