using AutoReach.Lab.Simulation.Team;

namespace AutoReach.Lab.Tests.Simulation;

/// <summary>What the judge takes an email for, found out by asking it for each style; null where it fits none.</summary>
internal static class Readings
{
    public static readonly WritingStyle Style = new(1000, default, default, default, [], "Best");

    public static OpeningStyle? Opening(string body) =>
        The<OpeningStyle>(wanted => !Judge(Style with { Opening = wanted }, body).Opening);

    public static CallStyle? Call(string body) =>
        The<CallStyle>(wanted => !Judge(Style with { CallToAction = wanted }, body).CallToAction);

    public static Formality? Formality(string body) =>
        The<Formality>(wanted => !Judge(Style with { Formality = wanted }, body).Formality);

    public static Offences Judge(WritingStyle style, string body) => new EmailJudge(style).Judge(body);

    private static T? The<T>(Func<T, bool> fits) where T : struct, Enum =>
        Enum.GetValues<T>().Where(fits).Select(kind => (T?)kind).SingleOrDefault();
}
