using AutoReach.Core;
using AutoReach.Core.Drafting;
using AutoReach.Core.Leads;
using AutoReach.Core.Learning;
using AutoReach.Core.Qualification;
using AutoReach.Core.Reference;
using AutoReach.Core.Research;
using AutoReach.Core.Review;
using AutoReach.Core.Workflows;

namespace AutoReach.Benchmarks;

/// <summary>
/// A year of decisions by eight people about leads made up to be as rich as real ones: some thirty words of a description
/// out of 20,000 by Zipf's law, a dozen attributes, an email of six parts that is edited one time in five.
/// </summary>
internal sealed class DecisionCrowd(int seed)
{
    private const int Vocabulary = 20_000, WordsPerLead = 30, Reviewers = 8, Technologies = 200;
    private static readonly TimeSpan Between = TimeSpan.FromDays(365) / 100_000;
    private static readonly Dossier Unread = new() { Company = "none", Version = "1" };
    private static readonly string[] Roles =
        ["Chief Executive Officer", "Chief Technology Officer", "Head of People", "VP Engineering", "Marketing Manager", "Head of Sales", "Data Engineer",
            "Office Manager"];
    private static readonly string[] Regions = ["europe", "asia", "africa", "oceania", "north america", "south america"];
    private static readonly string[][] Texts =
    [
        ["Hello Ann,", "Hi Ann,", "Dear Ann,"],
        ["I read about your new warehouse.", "How do you plan your weeks?", "Congratulations on the opening.", "I am writing about planning."],
        ["Plans slip without a word. Ours tell you before they do.", "Teams see in a week where their time goes."],
        ["A team like yours saved a day a week.", "Forty teams use it every day."],
        ["Do you have ten minutes next week?", "Is it worth a look?", "Here is my calendar.", "Shall I send an example?"],
        ["Best regards,\nIda", "Best,\nIda"],
    ];

    private readonly Random _random = new(seed);
    private int _made;

    public static Workflow Workflow { get; } = new()
    {
        Name = "Crowd",
        Profile = new IdealCustomerProfile { CompanySizes = [CompanySize.Small], Regions = ["europe"], Roles = [Roles[1]], Keywords = [Word(40), Word(300)] },
        Messaging = new MessagingGuide(),
    };

    public DateTimeOffset Now => DateTimeOffset.UnixEpoch + _made * Between;

    public (Prospect Prospect, Dossier Dossier, QualificationResult Own) NextLead()
    {
        _made++;
        var prospect = new Prospect
        {
            Email = EmailAddress.TryParse($"ann@company{_made}.example", out var email) ? email : throw new InvalidOperationException("No address."),
            Company = $"Company {_made}",
            Role = Roles[Zipf(Roles.Length)],
            Region = Regions[Zipf(Regions.Length)],
            CompanySize = (CompanySize)_random.Next(Enum.GetValues<CompanySize>().Length),
            Technologies = [.. Enumerable.Range(0, _random.Next(5)).Select(_ => "tool" + Word(Zipf(Technologies))).Distinct()],
            Description = string.Join(' ', Enumerable.Range(0, WordsPerLead).Select(_ => Word(Zipf(Vocabulary)))),
        };
        return (prospect, Unread, StatedProfile.Judge(Workflow, prospect, Unread));
    }

    public LearningEvent Next()
    {
        var (prospect, dossier, own) = NextLead();
        var taste = (prospect.CompanySize == CompanySize.Small ? 1.2 : -0.3) + (prospect.Region == "europe" ? 0.6 : 0)
            + (prospect.Description!.Contains(Word(40)) ? -1 : 0) + 0.3 * (_random.NextDouble() - 0.5);
        var (draft, body) = Email();
        var lead = new Lead
        {
            Id = new LeadId($"ld_{_made}"),
            WorkflowId = new WorkflowId("wf"),
            Prospect = prospect,
            Qualification = own with { Opinion = own.Fit },
            Draft = draft,
        };
        var decision = new Decision
        {
            Revision = 1,
            Action = ProposedAction.Send,
            Verdict = taste <= 0 ? Verdict.Reject : body == draft.Body ? Verdict.Approve : Verdict.Edit,
            Subject = taste > 0 ? draft.Subject : null,
            Body = taste > 0 ? body : null,
            ActiveSeconds = 10 + 50 * _random.NextDouble(),
            By = new ReviewerId("r" + Zipf(Reviewers)),
            At = Now,
        };
        return new LearningEvent.Decided(Now, DecisionRecord.Of(lead, dossier, Workflow, decision, isAudit: false, hour: 8 + _made % 9));
    }

    /// <summary>The email and what a person makes of it.</summary>
    private (Draft Draft, string Body) Email()
    {
        var slots = Texts.Select((texts, kind) => (Kind: (SlotKind)kind, Pick: _random.Next(texts.Length)))
            .Select(slot => new Slot(slot.Kind, Texts[(int)slot.Kind][slot.Pick], [], $"{slot.Kind}.{slot.Pick}")).ToArray();
        var body = string.Join("\n\n", slots.Select(slot => slot.Text));
        var draft = new Draft
        {
            Revision = 1,
            Subject = "Planning",
            Body = body,
            Hash = ContentHash.Compute("Planning", body),
            Slots = slots,
            Score = 0.8,
            Opinion = 0.8
        };
        return (draft, _random.Next(5) > 0 ? body : body.Replace(slots[1].Text, Texts[1][_random.Next(Texts[1].Length)], StringComparison.Ordinal));
    }

    private int Zipf(int among) => Math.Min(among - 1, (int)(Math.Pow(among + 1, _random.NextDouble()) - 1));

    /// <summary>A word of five letters for each number, none of them English.</summary>
    private static string Word(int number) => string.Create(5, number, static (letters, left) =>
    {
        for (var i = 0; i < letters.Length; i++, left /= 20)
            letters[i] = "bcdfghjklmnpqrtvwxyz"[left % 20];
    });
}
