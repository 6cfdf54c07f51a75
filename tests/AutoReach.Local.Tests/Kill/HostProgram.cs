namespace AutoReach.Local.Tests.Kill;

/// <summary>A program that can be run as a host over a data folder.</summary>
/// <param name="Assembly">File name beside the tests.</param>
/// <param name="Arguments">From data folder and sample web.</param>
internal sealed record HostProgram(string Assembly, Func<string, Uri, string[]> Arguments)
{
    public static readonly HostProgram Real = new("AutoReach.Local.dll", (folder, web) =>
        ["serve", "--data", folder, "--port", "0", "--sample-web", web.AbsoluteUri, "--simulated-clock"]);

    /// <summary>The same host over a store that acknowledges before it is durable.</summary>
    public static readonly HostProgram Careless = new("AutoReach.Benchmarks.dll", (folder, web) => ["careless-host", folder, web.AbsoluteUri]);
}
