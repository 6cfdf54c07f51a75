using AutoReach.Adapters.MailFolder;
using AutoReach.Adapters.OpenAi;
using AutoReach.Adapters.Smtp;
using AutoReach.Adapters.Web;
using Microsoft.Extensions.DependencyInjection;

namespace AutoReach.Adapters;

/// <summary>Which outside systems a host is wired to.</summary>
public sealed record AdapterOptions
{
    public WebResearchOptions Research { get; init; } = new();

    /// <summary>Folder that takes mail; null: this host keeps no files.</summary>
    public MailFolderOptions? MailFolder { get; init; }

    /// <summary>Null: no SMTP.</summary>
    public SmtpOptions? Smtp { get; init; }

    /// <summary>Null: no language model, the rules do all.</summary>
    public OpenAiOptions? OpenAi { get; init; }
}

public static class AdaptersSetup
{
    /// <summary>The reader of websites, a language model for the stages that it is to do, and the ways mail leaves. Storage is the host's choice.</summary>
    public static IServiceCollection AddAutoReachAdapters(this IServiceCollection services, AdapterOptions options)
    {
        services.AddWebResearch(options.Research);
        if (options.MailFolder is { } folder)
            services.AddMailFolder(folder);
        if (options.Smtp is { } smtp)
            services.AddSmtpMailer(smtp);
        if (options.OpenAi is { } model)
            services.AddOpenAi(model);
        return services;
    }
}
