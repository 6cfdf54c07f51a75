using AutoReach.Adapters.Offline;
using AutoReach.Adapters.OpenAi;
using AutoReach.Adapters.Outbox;
using AutoReach.Adapters.Smtp;
using AutoReach.Adapters.Web;
using AutoReach.Orchestration;
using Microsoft.Extensions.DependencyInjection;

namespace AutoReach.Adapters;

/// <summary>Which outside systems a host is wired to.</summary>
public sealed record AdapterOptions
{
    public WebResearchOptions Research { get; init; } = new();

    /// <summary>Folder that takes mail; null: this host keeps no files.</summary>
    public OutboxOptions? Outbox { get; init; }

    /// <summary>Null: no SMTP.</summary>
    public SmtpOptions? Smtp { get; init; }

    /// <summary>Null: no language model, the offline rules do all.</summary>
    public OpenAiOptions? OpenAi { get; init; }
}

public static class AdaptersSetup
{
    /// <summary>Web research, the AI (offline rules, save for stages that a model does) and the ways mail leaves. Storage is the host's choice.</summary>
    public static IServiceCollection AddAutoReachAdapters(this IServiceCollection services, AdapterOptions options)
    {
        services
            .AddWebResearch(options.Research)
            .AddSingleton<IQualifier, OfflineQualifier>()
            .AddSingleton<IDrafter, OfflineDrafter>();
        if (options.Outbox is { } outbox)
            services.AddOutboxMailer(outbox);
        if (options.Smtp is { } smtp)
            services.AddSmtpMailer(smtp);
        if (options.OpenAi is { } model)
            services.AddOpenAi(model);
        return services;
    }
}
