using AutoReach.Core.Leads;
using AutoReach.Core.Review;

namespace AutoReach.Lab.Simulation;

/// <summary>Counts what became of a week's leads, and what the team says or would have said of each.</summary>
internal sealed class OutcomeTally(TeamAtWork team, int week)
{
    private const double Top = 1.0 / 3;

    private readonly List<(double Fit, bool IsWanted)> _ranked = [];
    private int _leads, _reviewed, _proposed, _accepted, _unchanged, _alone, _aloneWrong, _wanted, _lost;

    /// <param name="lead">As it stands at the week's end.</param>
    /// <param name="first">The review of the AI's first proposal; null or an audit's where no person saw it before.</param>
    public void Add(Lead lead, ReviewState? first)
    {
        _leads++;
        if (first is { Audit: null })
            AddReviewed(lead, first);
        else if (lead.Action is { } action)
            AddAlone(lead, action);
    }

    private void AddReviewed(Lead lead, ReviewState first)
    {
        _reviewed++;
        if (first.Resolution is not Resolution.Decided { Decision: var decision })
            return;
        var isWanted = decision.Action == ProposedAction.Skip ? decision.Verdict == Verdict.Reject : decision.Verdict != Verdict.Reject;
        Count(lead, isWanted);
        if (decision.Action == ProposedAction.Send)
            Propose(isWanted, decision.Verdict == Verdict.Approve);
    }

    private void AddAlone(Lead lead, ProposedAction action)
    {
        var (isWanted, unchanged) = team.WouldSay(TeamAtWork.Seen(lead), lead.Draft?.Body, week);
        _alone++;
        Count(lead, isWanted);
        _lost += isWanted && action == ProposedAction.Skip ? 1 : 0;
        _aloneWrong += action == ProposedAction.Skip ? isWanted ? 1 : 0 : isWanted && unchanged ? 0 : 1;
        if (action == ProposedAction.Send)
            Propose(isWanted, unchanged);
    }

    private void Count(Lead lead, bool isWanted)
    {
        _wanted += isWanted ? 1 : 0;
        _ranked.Add((lead.Qualification?.Fit ?? 0, isWanted));
    }

    private void Propose(bool isWanted, bool unchanged)
    {
        _proposed++;
        _accepted += isWanted ? 1 : 0;
        _unchanged += isWanted && unchanged ? 1 : 0;
    }

    public WeekOutcome Outcome(int audits, double seconds, int level, double? threshold) => new(
        week, Rate(_accepted, _proposed), Rate(_unchanged, _accepted), Rate(_reviewed + audits, _leads), Rate(_aloneWrong, _alone), Rate(_lost, _wanted),
        _leads == 0 ? null : seconds / _leads, level, threshold, TopPrecision());

    private double? TopPrecision()
    {
        var top = _ranked.OrderByDescending(lead => lead.Fit).Take((int)Math.Ceiling(_ranked.Count * Top)).ToArray();
        return Rate(top.Count(lead => lead.IsWanted), top.Length);
    }

    private static double? Rate(int part, int whole) => whole == 0 ? null : part / (double)whole;
}
