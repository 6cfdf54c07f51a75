using System.Globalization;
using System.Text;
using AutoReach.Core.Leads;
using AutoReach.Core.Qualification;
using AutoReach.Core.Research;
using AutoReach.Core.Workflows;

namespace AutoReach.Adapters.OpenAi.Prompts;

/// <summary>Asks whether a team would want a lead, by what the team states and what is known.</summary>
internal static class QualificationPrompt
{
    public const string Instructions = """
        You judge whether a sales team would want to write to a contact at a company.
        Judge by what the team states that it looks for and by what is known; say nothing that is not given.
        fit is the probability from 0 to 1 that the team wants this lead; 0.5 where too little is known.
        reasons: at most 4, each a fragment of at most 12 words such as "sells to hospitals, not to developers", with its contribution
        to the log-odds from -3 to 3, negative where it speaks against the lead.
        """;

    public static readonly AnswerForm Form = new("judgement", """
        {"type":"object","additionalProperties":false,"required":["fit","reasons"],"properties":{"fit":{"type":"number"},"reasons":{"type":"array","items":{
        "type":"object","additionalProperties":false,"required":["text","contribution"],"properties":{"text":{"type":"string"},"contribution":{"type":"number"}}}}}}
        """);

    public static string Material(Workflow workflow, Prospect prospect, Dossier dossier, QualificationResult stated)
    {
        var (profile, text) = (workflow.Profile, new StringBuilder());
        text.Append(CultureInfo.InvariantCulture, $"""
            The team sells: {workflow.Messaging.Offer}
            It looks for industries: {List(profile.Industries)}; sizes: {List(profile.CompanySizes.Select(size => size.ToString().ToLowerInvariant()))}; regions: {List(profile.Regions)};
            technologies: {List(profile.Technologies)}; roles: {List(profile.Roles)}; words: {List(profile.Keywords)}; never: {List(profile.ExcludeKeywords)}
            By the stated profile alone the fit is {stated.Fit:0.00}.


            """);
        text.Append(KnownFacts.Describe(prospect, dossier, labels: null));
        return text.ToString();
    }

    private static string List(IEnumerable<string> values) => string.Join(", ", values) is { Length: > 0 } list ? list : "anything";
}

internal sealed record QualificationAnswer
{
    public required double Fit { get; init; }
    public required IReadOnlyList<SaidReason> Reasons { get; init; }
}

internal sealed record SaidReason(string Text, double Contribution);
