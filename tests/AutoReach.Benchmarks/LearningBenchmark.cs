using System.Diagnostics;
using AutoReach.Core.Leads;
using AutoReach.Core.Learning;
using AutoReach.Core.Qualification;
using AutoReach.Core.Research;
using AutoReach.Core.Trust.Levels;

namespace AutoReach.Benchmarks;

/// <summary>
/// What a memory costs that was folded from 1,000, 10,000 and 100,000 decisions: fitting it anew, taking in one more
/// decision and judging by it, judging a lead (the median of five passes); and that no cost grows faster than the decisions.
/// </summary>
internal static class LearningBenchmark
{
    private static readonly int[] Sizes = [1_000, 10_000, 100_000];
    private const int Updates = 400, Predictions = 2_000, Refits = 3, Passes = 5;

    public static int Run()
    {
        var crowd = new DecisionCrowd(seed: 11);
        var memory = new AgentMemory(new MemoryOptions());
        var costs = new List<Cost>();
        var (taken, fold) = (0, 0.0);
        foreach (var size in Sizes)
        {
            var decisions = Enumerable.Range(0, size - taken).Select(_ => crowd.Next()).ToArray();
            fold += Milliseconds(() => Array.ForEach(decisions, memory.Apply));
            costs.Add(Measure(memory, crowd, size, fold));
            taken = size + Updates;
        }
        foreach (var cost in costs)
            Console.WriteLine(
                $"{cost.Decisions,7:N0} decisions: refit {cost.Refit:N0} ms, update {cost.Update:N2} ms (9 in 10 at most {cost.Slow:N2}), "
                    + $"prediction {cost.Prediction:N1} µs, folded in {cost.Fold / 1e3:N1} s");
        var (most, before) = (costs[^1], costs[^2]);
        return Bar.Report("full refit at 100,000 decisions", most.Refit, "ms", atMost: 2_000)
            & Bar.Report("incremental update", most.Slow, "ms", atMost: 20)
            & Bar.Report("prediction", most.Prediction, "µs", atMost: 50)
            & Bar.Report("refit, 100,000 beside 10,000", most.Refit / before.Refit, "x", atMost: 12, format: "G3")
            & Bar.Report("update, 100,000 beside 10,000", most.Update / before.Update, "x", atMost: 12, format: "G3") ? 0 : 1;
    }

    private static Cost Measure(AgentMemory memory, DecisionCrowd crowd, int decisions, double fold)
    {
        Judge(memory, crowd.NextLead()); // fits what the fold has left to fit
        var updates = Enumerable.Range(0, Updates).Select(_ => (Decision: crowd.Next(), Lead: crowd.NextLead()))
            .Select(next => Milliseconds(() => { memory.Apply(next.Decision); Judge(memory, next.Lead); })).Order().ToArray();
        var refits = Enumerable.Range(0, Refits).Select(_ => crowd.NextLead())
            .Select(lead => Milliseconds(() => { memory.Apply(new LearningEvent.Retrained(crowd.Now, History.Keep)); Judge(memory, lead); })).Order().ToArray();
        var leads = Enumerable.Range(0, Predictions).Select(_ => crowd.NextLead()).ToArray();
        Array.ForEach(leads, lead => Judge(memory, lead));
        var passes = Enumerable.Range(0, Passes).Select(_ => Milliseconds(() => Array.ForEach(leads, lead => Judge(memory, lead)))).Order().ToArray();
        return new Cost(decisions, refits[Refits / 2], updates[Updates / 2], updates[Updates * 9 / 10], passes[Passes / 2] * 1e3 / Predictions, fold);
    }

    private static void Judge(AgentMemory memory, (Prospect Prospect, Dossier Dossier, QualificationResult Own) lead) =>
        memory.Judge(DecisionCrowd.Workflow, lead.Prospect, lead.Dossier, lead.Own);

    private static double Milliseconds(Action work)
    {
        var watch = Stopwatch.StartNew();
        work();
        return watch.Elapsed.TotalMilliseconds;
    }

    private sealed record Cost(int Decisions, double Refit, double Update, double Slow, double Prediction, double Fold);
}
