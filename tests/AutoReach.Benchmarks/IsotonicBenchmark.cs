using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using AutoReach.Contracts;
using AutoReach.Core.Trust.Confidence;

namespace AutoReach.Benchmarks;

/// <summary>
/// Isotonic fits of weighted points with ties beside scikit-learn's on the same points: in turn, one at a time, in two
/// processes that both hold the points in memory. Only the fits are timed.
/// </summary>
internal static class IsotonicBenchmark
{
    private const int Points = 100_000, Rounds = 5, WarmUps = 30;

    public static async Task<int> RunAsync()
    {
        if (!await ScikitLearn.IsHereAsync())
            return 2;
        using var folder = new TemporaryFolder();
        var (x, y, weights) = MakePoints();
        await File.WriteAllBytesAsync(folder.File("points"), MemoryMarshal.AsBytes<double>([.. x, .. y, .. weights]).ToArray());
        using var theirs = Start(folder);
        if (await theirs.StandardOutput.ReadLineAsync() != "ready")
            throw new InvalidOperationException("The Python process ended.");
        var (our, their) = await TimeAsync(() => IsotonicRegression.Fit(x, y, weights), theirs);
        var difference = await DifferenceAsync(IsotonicRegression.Fit(x, y, weights), x, theirs, folder.File("values"));
        theirs.StandardInput.Close();
        await theirs.WaitForExitAsync();
        Bar.Report($"isotonic fit of {Points:N0} weighted points, {x.Distinct().Count():N0} distinct", our * 1e3, "ms");
        Bar.Report("scikit-learn's", their * 1e3, "ms");
        return Bar.Report("ratio of the medians", our / their, "x", atMost: 1, format: "G3")
            & Bar.Report("largest difference of fitted values", difference, "absolute", atMost: 1e-12, format: "G3") ? 0 : 1;
    }

    private static Process Start(TemporaryFolder folder) => Process.Start(new ProcessStartInfo(
        ScikitLearn.Python, [Path.Combine(AppContext.BaseDirectory, "isotonic.py"), folder.File("points"), folder.File("values")])
    { RedirectStandardInput = true, RedirectStandardOutput = true })!;

    /// <summary>Raw scores to four digits, verdicts that follow them and weights of audits at several rates.</summary>
    private static (double[] X, double[] Y, double[] Weights) MakePoints()
    {
        var random = new Random(7);
        var x = Enumerable.Range(0, Points).Select(_ => Math.Round(random.NextDouble(), 4)).ToArray();
        return (x, [.. x.Select(raw => random.NextDouble() < raw ? 1.0 : 0.0)], [.. x.Select(_ => 1 + 9 * random.NextDouble())]);
    }

    /// <returns>Medians in seconds.</returns>
    private static async Task<(double Our, double Their)> TimeAsync(Action fit, Process theirs)
    {
        var (our, their) = (new List<double>(), new List<double>());
        for (var round = -WarmUps; round < Rounds; round++)
        {
            var watch = Stopwatch.StartNew();
            fit();
            our.Add(watch.Elapsed.TotalSeconds);
            their.Add(double.Parse(await AskAsync(theirs, "fit"), CultureInfo.InvariantCulture));
        }
        return (Median(our), Median(their));
    }

    private static double Median(List<double> times) => times.Skip(WarmUps).Order().ElementAt(Rounds / 2);

    private static async Task<double> DifferenceAsync(IsotonicRegression fit, double[] x, Process theirs, string file)
    {
        await AskAsync(theirs, "values");
        var values = MemoryMarshal.Cast<byte, double>(await File.ReadAllBytesAsync(file)).ToArray();
        return x.Zip(values, (at, value) => Math.Abs(fit.At(at) - value)).Max();
    }

    private static async Task<string> AskAsync(Process theirs, string question)
    {
        await theirs.StandardInput.WriteLineAsync(question);
        await theirs.StandardInput.FlushAsync();
        return await theirs.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The Python process ended.");
    }
}
