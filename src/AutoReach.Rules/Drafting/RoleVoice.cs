using AutoReach.Core.Reference;

namespace AutoReach.Rules.Drafting;

/// <summary>How to speak to someone about their work. Says nothing about any product.</summary>
/// <param name="Function">What they answer for.</param>
/// <param name="Area">What they look after, for the middle of a sentence.</param>
/// <param name="Work">The same as work: <c>engineering work</c>.</param>
/// <param name="Team">Whom they work with: <c>engineering team</c>.</param>
/// <param name="Test">What they would judge a new thing by: follows "whether".</param>
/// <param name="Chore">A question about their week: follows "How much of your week goes into".</param>
/// <param name="IsLeader">Looks after the area, rather than working in it.</param>
internal sealed record RoleVoice(JobFunction Function, string Area, string Work, string Team, string Test, string Chore, bool IsLeader = false)
{
    /// <summary>Answers for everything, so that no single area can be named.</summary>
    public bool IsGeneral => Function == JobFunction.General;

    /// <summary>Would talk about technologies.</summary>
    public bool IsTechnical => Function is JobFunction.Engineering or JobFunction.Data or JobFunction.Security or JobFunction.Product;

    /// <summary>Where people work is their daily concern.</summary>
    public bool IsAboutPeople => Function is JobFunction.People or JobFunction.Operations;

    /// <returns>Null where the title says too little.</returns>
    public static RoleVoice? Of(string? title) => JobRole.Parse(title) is { Function: not JobFunction.Unknown } role
        ? For(role.Function) with { IsLeader = role.IsLeader }
        : null;

    private static RoleVoice For(JobFunction function) => function switch
    {
        JobFunction.Engineering =>
            new(function, "engineering", "engineering work", "engineering team", "it saves your engineers more time than it costs to run",
                "decisions about tools"),
        JobFunction.Data =>
            new(function, "data", "data work", "data team", "people trust the numbers that come out of it", "checking numbers that others rely on"),
        JobFunction.Security =>
            new(function, "security", "security work", "security team", "it closes gaps without slowing everyone down",
                "work that keeps gaps from opening again"),
        JobFunction.Product =>
            new(function, "product", "product work", "product team", "it helps you decide what to build next", "sorting out what to build next"),
        JobFunction.Design => new(function, "design", "design work", "design team", "it leaves more time for the work itself", "work around the design work"),
        JobFunction.People =>
            new(function, "people and culture", "people work", "people team", "people across the company would actually use it",
                "routine work that has little to do with people"),
        JobFunction.Operations =>
            new(function, "operations", "operations work", "operations team", "it takes work off the team instead of adding to it",
                "chasing things that should run by themselves"),
        JobFunction.Marketing =>
            new(function, "marketing", "marketing work", "marketing team", "it shows in the numbers that you report", "putting reports together"),
        JobFunction.Sales =>
            new(function, "sales", "sales work", "sales team", "it leaves your team more time with buyers", "work that keeps your team from talking to buyers"),
        JobFunction.Finance => new(function, "finance", "finance work", "finance team", "it pays for itself", "getting figures from other people"),
        JobFunction.Customers =>
            new(function, "customer support", "support work", "support team", "it makes answers quicker without making them worse",
                "questions that keep coming back"),
        JobFunction.Legal =>
            new(function, "legal matters", "legal work", "legal team", "it makes things safer without making them slower", "reviews that look alike"),
        JobFunction.General =>
            new(function, "the whole company", "company work", "leadership team", "it helps the whole company and not just one team",
                "decisions that only you can take"),
        JobFunction.Unknown => throw new ArgumentOutOfRangeException(nameof(function), function, "Nothing can be said."),
        _ => throw new InvalidOperationException($"Unexpected {function}."),
    };
}
