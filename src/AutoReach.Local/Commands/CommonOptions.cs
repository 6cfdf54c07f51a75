using System.CommandLine;

namespace AutoReach.Local.Commands;

/// <summary>Options that several commands share; each command gets its own instance.</summary>
internal static class CommonOptions
{
    public static Option<DirectoryInfo> Data(string folder) => new("--data")
    {
        Description = "Folder that holds everything: leads, decisions, journal, outbox.",
        DefaultValueFactory = _ => new DirectoryInfo(folder),
    };

    public static Option<int> Port(int port)
    {
        var option = new Option<int>("--port") { Description = "Port on 127.0.0.1; 0 takes a free one.", DefaultValueFactory = _ => port };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var text }] && !ushort.TryParse(text, out _))
                result.AddError($"--port takes a number from 0 to {ushort.MaxValue}, not '{text}'.");
        });
        return option;
    }

    public static Option<Uri?> SampleWeb() => new("--sample-web")
    {
        Description = "Send every research request to this loopback server, with the original Host header. Refuses to combine with real sending.",
        HelpName = "URL",
        CustomParser = static result =>
        {
            var text = result.Tokens.Single().Value;
            if (Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttp && address.IsLoopback)
                return address;
            result.AddError($"--sample-web takes a loopback address such as http://127.0.0.1:5081, not '{text}'.");
            return null;
        },
    };
}
