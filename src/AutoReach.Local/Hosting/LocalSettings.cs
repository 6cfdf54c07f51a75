using AutoReach.Adapters;
using AutoReach.Adapters.MailFolder;
using AutoReach.Adapters.OpenAi;
using AutoReach.Adapters.OpenAi.Settings;
using AutoReach.Adapters.Settings;
using AutoReach.Adapters.Smtp;
using AutoReach.Adapters.Web;

namespace AutoReach.Local.Hosting;

/// <summary>What the machine's settings (environment variables AUTOREACH_…) tell this host, checked against the command line.</summary>
internal sealed record LocalSettings
{
    public string? AdminKey { get; init; }

    public Uri? PublicAddress { get; init; }

    public SmtpOptions? Smtp { get; init; }

    public OpenAiOptions? OpenAi { get; init; }

    /// <summary>From the start of an orchestration that has ended.</summary>
    public required TimeSpan KeepHistories { get; init; }

    /// <summary>A sentence for each variable that is nearly one of ours.</summary>
    public IReadOnlyList<string> Misspelt { get; init; } = [];

    /// <exception cref="SettingsException">Names every setting that cannot be used.</exception>
    /// <exception cref="UserException">Play and earnest are mixed: nothing simulated may ever lead to real mail.</exception>
    public static LocalSettings Read(IConfiguration environment, LocalOptions options)
    {
        using var settings = new ServiceCollection().AddAutoReachSettings(environment).AddSettings<SmtpSettings>().BuildChecked();
        var smtp = settings.Get<SmtpSettings>().ToOptions();
        RefuseMixing(smtp, options);
        var host = settings.Get<HostSettings>();
        return new LocalSettings
        {
            AdminKey = host.AdminKey.OrNull(),
            PublicAddress = host.PublicAddress.ToWebAddress(),
            Smtp = smtp,
            OpenAi = settings.Get<OpenAiSettings>().ToOptions(),
            KeepHistories = host.ReadKeepHistories(),
            Misspelt = settings.FindMisspelt(),
        };
    }

    public AdapterOptions AdaptersFor(LocalOptions options, DataFolder folder) => new()
    {
        Research = new WebResearchOptions { SampleWeb = options.SampleWeb },
        MailFolder = new MailFolderOptions { Folder = folder.MailFolder },
        Smtp = Smtp,
        OpenAi = OpenAi,
    };

    private static void RefuseMixing(SmtpOptions? smtp, LocalOptions options)
    {
        if (smtp is not null && options.SampleWeb is not null)
            throw new UserException("--sample-web plays the internet, and AUTOREACH_SMTP_HOST sends real mail; use one of them.");
        if (smtp is not null && options.Clock is not null)
            throw new UserException("--simulated-clock and AUTOREACH_SMTP_HOST do not go together: simulated weeks must not send real mail.");
        if (options.SampleWeb is { } web && !(web is { IsAbsoluteUri: true, IsLoopback: true, Scheme: "http", PathAndQuery: "/", UserInfo: "" }))
            throw new UserException($"--sample-web takes a loopback address such as http://127.0.0.1:5081, not {web}.");
    }
}
