using AutoReach.Benchmarks;

return args switch
{
    ["runtime", .. var rest] => await RuntimeBenchmark.RunAsync(rest),
    ["parked", .. var rest] => await ParkedBenchmark.RunAsync(rest),
    [ParkedBenchmark.Child, var folder, var instance] => await ParkedBenchmark.RunChildAsync(folder, instance),
    ["kill", .. var rest] => await KillCheck.RunAsync(rest),
    [KillCheck.Child, var folder, var round, var when] => await KillCheck.RunChildAsync(folder, round, early: when == "early"),
    ["isotonic"] => await IsotonicBenchmark.RunAsync(),
    ["learning"] => LearningBenchmark.Run(),
    ["leads", var file] => await InventedLeads.WriteAsync(file),
    ["headline", .. var rest] => await HeadlineCheck.RunAsync(rest),
    ["drift", var leads, var persona, var seeds] => await DriftCheck.RunAsync(
        leads, persona, int.Parse(seeds, System.Globalization.CultureInfo.InvariantCulture)),
    ["compare", _, _, ..] => await LearningComparison.RunAsync(args[1..]),
    [CarelessHost.Command, var folder, var sampleWeb] => await CarelessHost.RunAsync(folder, new Uri(sampleWeb)),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("runtime [count]   orchestrations of five durable steps, 64 at a time and one at a time");
    Console.Error.WriteLine("parked [count]    start of a process with so many waiting leads, until the first decision is processed");
    Console.Error.WriteLine("kill [rounds] [control]   kills a working process so often and looks for what it acknowledged");
    Console.Error.WriteLine("isotonic          isotonic fits beside scikit-learn's, in turn (needs python3-sklearn)");
    Console.Error.WriteLine("learning          memories of 1,000, 10,000 and 100,000 decisions: a fit, an update, a prediction");
    Console.Error.WriteLine("leads file        writes the invented leads, for simulate");
    Console.Error.WriteLine("headline [seeds]  the headline table's bars on invented teams and leads");
    Console.Error.WriteLine("compare leads.csv persona.json... [seeds]   the product beside its stated profile alone, TF-IDF logistic regression and no style");
    Console.Error.WriteLine("drift leads.csv persona.json seeds   how soon a changed taste is followed, with alarms answered and ignored");
    Console.Error.WriteLine("careless-host folder sample-web   a host that acknowledges before it has written; the kill test of the real one has to catch it");
    return 2;
}
