using AutoReach.Core.Qualification;

namespace AutoReach.Core.Learning.Style;

/// <summary>The latest emails that people let pass, names taken out, so that a drafter can be shown what pleased at leads like this one.</summary>
internal sealed class ApprovedEmails
{
    private const int Kept = 200;

    private readonly Queue<(IReadOnlyList<LeadAttribute> Attributes, string Text)> _emails = new();

    public void Take(DecisionRecord record)
    {
        if (record.Email is not { } email)
            return;
        _emails.Enqueue((record.RenewedAttributes, Wording.TemplateOf($"{email.Subject}\n\n{email.Body}", record.Company, record.FirstName)));
        if (_emails.Count > Kept)
            _emails.Dequeue();
    }

    /// <summary>Those of the leads that share most with this one (Jaccard), later ones first among equals.</summary>
    public IReadOnlyList<string> Nearest(IReadOnlyList<LeadAttribute> attributes, int most)
    {
        var wanted = attributes.ToHashSet();
        return [.. _emails.Reverse().OrderByDescending(email => Likeness(wanted, email.Attributes)).Take(most).Select(email => email.Text)];
    }

    public void Forget() => _emails.Clear();

    private static double Likeness(HashSet<LeadAttribute> one, IReadOnlyList<LeadAttribute> other)
    {
        var shared = other.Count(one.Contains);
        return shared == 0 ? 0 : shared / (double)(one.Count + other.Count - shared);
    }
}
