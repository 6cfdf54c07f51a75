using AutoReach.Core.Drafting;
using AutoReach.Orchestration;
using AutoReach.Rules.Drafting;

namespace AutoReach.Rules;

/// <summary>
/// Writes emails from parts with alternatives; needs no model and no network. Says of a company only what a fact or
/// the import says, and only where it can be put in a sentence safely.
/// </summary>
public sealed class RulesDrafter : IDrafter
{
    public Task<Draft> DraftAsync(DraftRequest request, CancellationToken cancellationToken) =>
        Task.FromResult(new EmailWriter(request.Style.Choose).Write(request));
}
