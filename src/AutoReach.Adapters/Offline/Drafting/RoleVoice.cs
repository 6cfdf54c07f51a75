using AutoReach.Core.Qualification;

namespace AutoReach.Adapters.Offline.Drafting;

/// <summary>How to speak to someone about their work. Says nothing about any product.</summary>
/// <param name="Area">What they look after, for the middle of a sentence.</param>
/// <param name="Team">Whom they work with: <c>engineering team</c>.</param>
/// <param name="Test">What they would judge a new thing by: follows "whether".</param>
/// <param name="Chore">A question about their week: follows "How much of your week goes into".</param>
/// <param name="IsLeader">Looks after the area, rather than working in it.</param>
/// <param name="IsTechnical">Would talk about technologies.</param>
internal sealed record RoleVoice(string Area, string Team, string Test, string Chore, bool IsLeader, bool IsTechnical)
{
    /// <returns>Null where the title says too little.</returns>
    public static RoleVoice? Of(string? title) => JobRole.Of(title) is { Function: not JobFunction.Unknown } role
        ? For(role.Function) with { IsLeader = role.IsLeader }
        : null;

    private static RoleVoice For(JobFunction function) => function switch
    {
        JobFunction.Engineering => Of("engineering", "engineering team", "it saves your engineers more time than it costs to run", "decisions about tools", technical: true),
        JobFunction.Data => Of("data", "data team", "people trust the numbers that come out of it", "checking numbers that others rely on", technical: true),
        JobFunction.Security => Of("security", "security team", "it closes gaps without slowing everyone down", "work that keeps gaps from opening again", technical: true),
        JobFunction.Product => Of("product", "product team", "it helps you decide what to build next", "sorting out what to build next", technical: true),
        JobFunction.Design => Of("design", "design team", "it leaves more time for the work itself", "work around the design work"),
        JobFunction.People => Of("people and culture", "people team", "people across the company would actually use it", "routine work that has little to do with people"),
        JobFunction.Operations => Of("operations", "operations team", "it takes work off the team instead of adding to it", "chasing things that should run by themselves"),
        JobFunction.Marketing => Of("marketing", "marketing team", "it shows in the numbers that you report", "putting reports together"),
        JobFunction.Sales => Of("sales", "sales team", "it leaves your team more time with buyers", "work that keeps your team from talking to buyers"),
        JobFunction.Finance => Of("finance", "finance team", "it pays for itself", "getting figures from other people"),
        JobFunction.Customers => Of("customer support", "support team", "it makes answers quicker without making them worse", "questions that keep coming back"),
        JobFunction.Legal => Of("legal matters", "legal team", "it makes things safer without making them slower", "reviews that look alike"),
        JobFunction.General => Of("the whole company", "leadership team", "it helps the whole company and not just one team", "decisions that only you can take"),
        JobFunction.Unknown => throw new ArgumentOutOfRangeException(nameof(function), function, "Nothing can be said."),
        _ => throw new InvalidOperationException($"Unexpected {function}."),
    };

    private static RoleVoice Of(string area, string team, string test, string chore, bool technical = false) =>
        new(area, team, test, chore, IsLeader: false, technical);
}
