using System.CommandLine;
using System.CommandLine.Parsing;

namespace AutoReach.Local.Commands;

/// <summary>Options that several commands share; each command gets its own instance.</summary>
internal static class CommonOptions
{
    public static Option<DirectoryInfo> Data(string folder) => new("--data")
    {
        Description = "Folder that holds everything: leads, decisions, journal, outbox.",
        DefaultValueFactory = _ => new DirectoryInfo(folder),
    };

    public static Option<int> Port(int port) => new("--port")
    {
        Description = "Port on 127.0.0.1; 0 takes a free one.",
        DefaultValueFactory = _ => port,
    };

    public static Option<Uri?> SampleWeb() => new("--sample-web")
    {
        Description = "Send every research request to this loopback server, with the original Host header. Refuses to combine with real sending.",
        CustomParser = ReadAddress, // the library has no conversion of its own for addresses
    };

    private static Uri? ReadAddress(ArgumentResult argument)
    {
        if (Uri.TryCreate(argument.Tokens[0].Value, UriKind.Absolute, out var address))
            return address;
        argument.AddError($"'{argument.Tokens[0].Value}' is no address; --sample-web takes one such as http://127.0.0.1:5081.");
        return null;
    }
}
