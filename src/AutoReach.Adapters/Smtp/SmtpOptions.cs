using System.Net;

namespace AutoReach.Adapters.Smtp;

/// <summary>How the connection is protected.</summary>
public enum SmtpTls
{
    /// <summary>Begins in the clear and is upgraded; ends when the server cannot. Usual on port 587.</summary>
    StartTls,

    /// <summary>TLS from the first byte. Usual on port 465.</summary>
    Implicit,

    /// <summary>In the clear; a password then only goes to this machine.</summary>
    None,
}

public sealed record SmtpOptions
{
    public required string Host { get; init; }

    /// <summary>1 to 65535.</summary>
    public int Port { get; init; } = 587;

    public SmtpTls Tls { get; init; } = SmtpTls.StartTls;

    /// <summary>PEM file of a company's own certificate authority, trusted instead of the public ones; null: the public ones.</summary>
    public string? AuthorityFile { get; init; }

    /// <summary>Null: the server takes mail without a sign-in.</summary>
    public string? User { get; init; }

    public string? Password { get; init; }

    /// <summary>For connecting, greeting, TLS and sign-in together.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>For one message, from its sender to the server's last word. RFC 5321, 4.5.3.2 would wait ten minutes for that word.</summary>
    public TimeSpan SendTimeout { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Connections at a time, at least 1; the same number is kept open for the next message.</summary>
    public int MaxConnections { get; init; } = 4;

    /// <summary>An idle connection older than this is not used again.</summary>
    public TimeSpan IdleTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <exception cref="ArgumentException">The options cannot work or would show the password to the network.</exception>
    public SmtpOptions Checked()
    {
        if (string.IsNullOrWhiteSpace(Host))
            throw new ArgumentException("SMTP needs a host.");
        if (Port is < 1 or > 65535)
            throw new ArgumentException("An SMTP port is between 1 and 65535.");
        if (MaxConnections < 1 || ConnectTimeout <= TimeSpan.Zero || SendTimeout <= TimeSpan.Zero)
            throw new ArgumentException("SMTP needs at least one connection and time-outs above zero.");
        if (User is null != Password is null)
            throw new ArgumentException("SMTP needs both user and password, or neither.");
        if (SendsPasswordInTheClear)
            throw new ArgumentException("Without TLS a password would cross the network in the clear; set tls to startTls or implicit.");
        return this;
    }

    internal bool SendsPasswordInTheClear => Tls == SmtpTls.None && User is not null && !IsThisMachine;

    private bool IsThisMachine =>
        Host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || IPAddress.TryParse(Host, out var address) && IPAddress.IsLoopback(address);

    /// <summary>For logs: nothing that signs anybody in.</summary>
    public override string ToString() => $"{Host}:{Port} ({Tls})";
}
