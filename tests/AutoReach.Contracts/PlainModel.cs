using System.Text.Json;
using System.Text.RegularExpressions;

namespace AutoReach.Contracts;

/// <summary>What a sound model answers, made of what it is shown: a test changes what it is about.</summary>
public sealed partial class PlainModel
{
    /// <summary>Value and proof in the words of the team's offer, so that nothing in them is unsupported.</summary>
    public required string Value { get; init; }

    public double Fit { get; init; } = 0.85;

    /// <summary>Changes each answer, as a page may have talked the model into it.</summary>
    public Func<Email, Email> Rewrite { get; set; } = email => email;

    public ModelReply Answer(ModelAsk ask) => ask.Form switch
    {
        "facts" => ModelReply.Says(Write(new { facts = Facts(ask.Material) })),
        "judgement" => ModelReply.Says(Write(new { fit = Fit, reasons = new[] { new { text = "sells to teams like ours", contribution = 1.0 } } })),
        "email" => ModelReply.Says(Write(Rewrite(EmailOf(ask.Material)))),
        _ => ModelReply.Fails(400, """{"error":{"message":"Unknown form","type":"invalid_request_error"}}"""),
    };

    public sealed record Part(string Text, params string[] Facts);

    public sealed record Email(string Subject, Part Greeting, Part Opening, Part Value, Part Proof, Part CallToAction);

    public static string Write<T>(T answer) => JsonSerializer.Serialize(answer, JsonSerializerOptions.Web);

    /// <summary>The first sentence of the first page, as the model is shown it.</summary>
    private static object[] Facts(string material) =>
        FirstLine().Match(material) is { Success: true } line
            ? [new { kind = "other", value = line.Groups[1].Value, page = 1, excerpt = line.Groups[1].Value }]
            : [];

    private Email EmailOf(string material)
    {
        var name = FirstName().Match(material) is { Success: true } found ? found.Groups[1].Value.Trim() : null;
        var company = Company().Match(material).Groups[1].Value.Trim();
        var known = FirstFact().Match(material) is { Success: true } fact ? new[] { fact.Groups[1].Value } : [];
        return new Email(
            $"A thought for {company}",
            new Part(name is null ? "Hello," : $"Hello {name},"),
            new Part($"Reading about {company}, I wondered how you handle this today.", known),
            new Part(Value), new Part(""),
            new Part("Would a short look at it be worth your time?"));
    }

    [GeneratedRegex(@"^Page 1 .*\n(.+)$", RegexOptions.Multiline)]
    private static partial Regex FirstLine();

    [GeneratedRegex(@"^first name: (.+)$", RegexOptions.Multiline)]
    private static partial Regex FirstName();

    [GeneratedRegex(@"^company: (.+)$", RegexOptions.Multiline)]
    private static partial Regex Company();

    [GeneratedRegex(@"^(F1) ", RegexOptions.Multiline)]
    private static partial Regex FirstFact();
}
