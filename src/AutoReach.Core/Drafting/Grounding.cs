using AutoReach.Core.Leads;
using AutoReach.Core.Reference;
using AutoReach.Core.Research;
using AutoReach.Core.Workflows;

namespace AutoReach.Core.Drafting;

/// <summary>
/// Whether what a draft claims is known. Names, numbers, technologies and words that report an event (<c>raised</c>,
/// <c>launched</c>) must occur in a fact that the slot cites, in the import, or in what the team states of itself.
/// It errs towards flagging: a person then looks.
/// </summary>
public static class Grounding
{
    public static IEnumerable<string> Unsupported(Workflow workflow, Prospect prospect, Dossier dossier, Draft draft)
    {
        var given = new KnownWords();
        Learn(given, workflow);
        Learn(given, prospect);
        var facts = dossier.Facts.GroupBy(fact => fact.Id).ToDictionary(same => same.Key, same => same.First());
        var findings = new List<string>();
        foreach (var slot in draft.Slots)
        {
            findings.AddRange(slot.Facts.Where(id => !facts.ContainsKey(id)).Select(id => $"cites a fact that is not in the dossier: {id}"));
            findings.AddRange(In(slot.Text, slot.Kind, slot.Facts, facts, given));
        }
        findings.AddRange(In(draft.Subject, null, draft.Slots.SelectMany(slot => slot.Facts), facts, given));
        return findings.Distinct();
    }

    private static IEnumerable<string> In(
        string text, SlotKind? slot, IEnumerable<FactId> cited, Dictionary<FactId, Fact> facts, KnownWords given)
    {
        var known = new KnownWords(given);
        foreach (var id in cited)
            if (facts.TryGetValue(id, out var fact))
                Learn(known, fact);
        return Claims.In(text, offersTime: slot == SlotKind.CallToAction)
            .Where(claim => !known.Support(claim))
            .Select(claim => $"nothing supports \"{(claim.Word.Length <= 60 ? claim.Word : claim.Word[..60])}\"");
    }

    private static void Learn(KnownWords words, Workflow workflow)
    {
        var messaging = workflow.Messaging;
        words.Add(workflow.Name, messaging.Offer, messaging.SignOff, messaging.Sender.Name, messaging.Sender.Email);
        words.Add([.. messaging.AlwaysInclude]);
        words.Add([.. messaging.Links.Append(messaging.CalendarLink).OfType<Uri>().Select(link => link.OriginalString)]);
    }

    private static void Learn(KnownWords words, Prospect prospect)
    {
        words.Add(prospect.FirstName, prospect.LastName, prospect.Role, JobRole.Parse(prospect.Role)?.Title, prospect.CompanyName,
            prospect.Region, prospect.Industry, prospect.Description);
        words.Add([.. Regions.Parse(prospect.Region)]);
        foreach (var technology in prospect.Technologies)
            words.Add(technology, Technologies.Parse(technology).Key, Technologies.Parse(technology).Written);
    }

    private static void Learn(KnownWords words, Fact fact)
    {
        words.Add(fact.Value, fact.Excerpt);
        if (fact.Kind == FactKind.Technology)
            words.Add(Technologies.Parse(fact.Value).Written);
        if (fact.Kind == FactKind.Region)
            words.Add([.. Regions.Parse(fact.Value)]);
        if (fact.Kind == FactKind.Hiring)
            words.Add("hiring recruiting");
    }
}
