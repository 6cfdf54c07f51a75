using System.Globalization;
using System.Security.Cryptography;
using AutoReach.Adapters;
using AutoReach.Adapters.MailFolder;
using AutoReach.Adapters.OpenAi;
using AutoReach.Adapters.OpenAi.Settings;
using AutoReach.Adapters.Smtp;
using AutoReach.Adapters.Web;
using AutoReach.Core.Sending;
using AutoReach.Orchestration;
using AutoReach.Orchestration.Control;

namespace AutoReach.Local.Hosting;

/// <summary>What the machine's settings (environment variables AUTOREACH_…) and the command line make of the adapters.</summary>
/// <param name="KeepHistories">From the start of an orchestration that has ended.</param>
internal sealed record LocalSettings(AdapterOptions Adapters, OutboundOptions Outbound, TimeSpan KeepHistories)
{
    /// <exception cref="UserException">Play and earnest are mixed: nothing simulated may ever lead to real mail.</exception>
    public static LocalSettings Read(IConfiguration settings, LocalOptions options, DataFolder folder)
    {
        var smtp = settings["SMTP_HOST"] is { Length: > 0 } host ? ReadSmtp(settings, host) : null;
        if (smtp is not null && options.SampleWeb is not null)
            throw new UserException("--sample-web plays the internet, and AUTOREACH_SMTP_HOST sends real mail; use one of them.");
        if (smtp is not null && options.Clock is not null)
            throw new UserException("--simulated-clock and AUTOREACH_SMTP_HOST do not go together: simulated weeks must not send real mail.");
        if (options.SampleWeb is { IsLoopback: false } elsewhere)
            throw new UserException($"--sample-web takes a loopback address such as http://127.0.0.1:5081, not {elsewhere}.");
        return new LocalSettings(
            new AdapterOptions
            {
                Research = new WebResearchOptions { SampleWeb = options.SampleWeb },
                MailFolder = new MailFolderOptions { Folder = folder.MailFolder },
                Smtp = smtp,
                OpenAi = ReadOpenAi(settings),
            },
            new OutboundOptions(ReadPublicAddress(settings), [LinkKeyIn(folder)]),
            ReadDays(settings, "KEEP_HISTORIES_DAYS", Retention.Usual));
    }

    private static Uri? ReadPublicAddress(IConfiguration settings) => settings["PUBLIC_ADDRESS"] switch
    {
        null or "" => null,
        var text when Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" => address,
        var text => throw new UserException($"AUTOREACH_PUBLIC_ADDRESS is '{text}'; it should be an address such as https://outreach.example."),
    };

    private static TimeSpan ReadDays(IConfiguration settings, string name, TimeSpan usual) => settings[name] switch
    {
        null or "" => usual,
        var text when int.TryParse(text, CultureInfo.InvariantCulture, out var days) && days >= 1 => TimeSpan.FromDays(days),
        var text => throw new UserException($"AUTOREACH_{name} is '{text}'; it should be a whole number of days, 1 or more."),
    };

    private static SmtpOptions ReadSmtp(IConfiguration settings, string host) => new()
    {
        Host = host,
        Port = settings.GetValue("SMTP_PORT", 587),
        Tls = settings.GetValue("SMTP_TLS", SmtpTls.StartTls),
        User = settings["SMTP_USER"],
        Password = settings["SMTP_PASSWORD"],
    };

    private static OpenAiOptions? ReadOpenAi(IConfiguration settings)
    {
        try
        {
            return OpenAiSettings.Read(settings.GetSection("OPENAI"), "AUTOREACH_OPENAI__");
        }
        catch (OpenAiSettingException wrong)
        {
            throw new UserException(wrong.Message);
        }
    }

    /// <summary>Made at the first start. Without it links in mail that was sent long ago would stop working.</summary>
    private static LinkKey LinkKeyIn(DataFolder folder)
    {
        var file = Path.Combine(folder.Secrets, "link.key");
        if (!File.Exists(file))
        {
            File.WriteAllBytes(file + ".new", RandomNumberGenerator.GetBytes(32));
            File.Move(file + ".new", file);
        }
        return new LinkKey("k1", File.ReadAllBytes(file));
    }
}
