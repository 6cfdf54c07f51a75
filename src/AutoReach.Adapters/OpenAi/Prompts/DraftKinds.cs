using AutoReach.Core.Learning.Style;
using AutoReach.Orchestration;

namespace AutoReach.Adapters.OpenAi.Prompts;

/// <summary>
/// Which kind of opening and of call a draft is asked for, drawn as the offline drafter draws its lines: a kind comes as
/// often as it is likely to be kept. Kinds are those of <see cref="KindReading"/>.
/// </summary>
internal sealed record DraftKinds(string Opening, string Call)
{
    public const string FromModel = "model";

    private static readonly string[] Openings = ["observation", "question", "compliment", "direct"];
    private static readonly string[] Calls = ["question", "soft", "direct", "referral", "calendar"];

    public static DraftKinds Of(DraftRequest request) => new(
        Drawn(request, "opening", Openings),
        Drawn(request, "callToAction", request.Workflow.Messaging.CalendarLink is null ? Calls[..^1] : Calls));

    public bool HasLink => Call == "calendar";

    public string OpeningInWords => Opening switch
    {
        "observation" => "an observation about the company",
        "question" => "a question",
        "compliment" => "a sincere compliment on something that a fact says",
        "direct" => "to the point: why you write",
        _ => throw new InvalidOperationException($"Unexpected {Opening}."),
    };

    public string CallInWords => Call switch
    {
        "question" => "one question, last of all",
        "soft" => "a relaxed offer that needs no answer",
        "direct" => "a direct request for a short call, without a question mark",
        "referral" => "asking for the right person",
        "calendar" => "an invitation to pick a time, with the calendar link",
        _ => throw new InvalidOperationException($"Unexpected {Call}."),
    };

    private static string Drawn(DraftRequest request, string part, string[] kinds) =>
        kinds[request.Style.Choose(part, [.. kinds.Select(kind => $"{part}.{kind}.{FromModel}")], request.Seed)];
}
