using System.Net.Sockets;
using System.Text.RegularExpressions;
using AutoReach.Core.Sending;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;

namespace AutoReach.Adapters.Smtp;

/// <summary>How far an attempt to hand over a message has come.</summary>
internal enum SmtpStage
{
    /// <summary>Greeting, TLS, sign-in: about the connection, not about the message.</summary>
    Connecting,

    /// <summary>Sender and recipients.</summary>
    Envelope,

    /// <summary>Content may have left. Only the server's own refusal then proves that it was not taken over.</summary>
    Content,
}

/// <summary>What a failed attempt says about the message. Pure: the failure, and how far the attempt had come.</summary>
internal static partial class SmtpFailures
{
    private const int MaxDetailLength = 200;

    /// <summary>Everything by which a server, a network or a time-out ends an attempt.</summary>
    public static bool IsExpected(Exception failure) => failure
        is CommandException or ProtocolException or AuthenticationException or SslHandshakeException
        or ServiceNotConnectedException or ServiceNotAuthenticatedException
        or IOException or SocketException or TimeoutException or OperationCanceledException or NotSupportedException;

    public static Delivery Explain(Exception failure, SmtpStage stage) => failure switch
    {
        SmtpCommandException { StatusCode: var status } answer when (int)status is >= 500 and < 600 && stage != SmtpStage.Connecting =>
            new Delivery(DeliveryState.Refused, Answer((int)status, answer.Message)),
        SmtpCommandException { StatusCode: var status } answer when (int)status is >= 400 and < 600 =>
            new Delivery(DeliveryState.NotSent, Answer((int)status, answer.Message)),
        _ when stage == SmtpStage.Content =>
            new Delivery(DeliveryState.Unknown, "The connection ended after the message was handed over and before the server answered."),
        AuthenticationException or ServiceNotAuthenticatedException =>
            new Delivery(DeliveryState.NotSent, "The mail server does not accept the sign-in."),
        SslHandshakeException =>
            new Delivery(DeliveryState.NotSent, "The mail server's certificate is not trusted, or it speaks no TLS."),
        NotSupportedException =>
            new Delivery(DeliveryState.NotSent, "The mail server lacks what is asked of it: TLS by STARTTLS, or a way to sign in."),
        OperationCanceledException or TimeoutException =>
            new Delivery(DeliveryState.NotSent, "The mail server did not answer in time."),
        SocketException { SocketErrorCode: var code } =>
            new Delivery(DeliveryState.NotSent, $"The mail server cannot be reached ({code})."),
        _ => new Delivery(DeliveryState.NotSent, "The connection ended before the message was handed over."),
    };

    /// <summary>The server's words without addresses: they are stored and shown where addresses are not wanted.</summary>
    public static string Answer(int? status, string words)
    {
        var text = Address().Replace(Unprintable().Replace(words, " "), "<address>").Trim();
        var answer = status is null ? text : $"{status} {text}";
        return answer.Length <= MaxDetailLength ? answer : answer[..MaxDetailLength];
    }

    [GeneratedRegex(@"<?[^\s<>@]+@[^\s<>@]+>?", RegexOptions.CultureInvariant)]
    private static partial Regex Address();

    [GeneratedRegex(@"[\p{C}\s]+", RegexOptions.CultureInvariant)]
    private static partial Regex Unprintable();
}
