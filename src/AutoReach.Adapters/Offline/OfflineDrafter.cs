using AutoReach.Adapters.Offline.Drafting;
using AutoReach.Core.Drafting;
using AutoReach.Orchestration;

namespace AutoReach.Adapters.Offline;

/// <summary>
/// Writes emails from parts with alternatives; needs no model and no network. Says of a company only what a fact or
/// the import says, and only where it can be put in a sentence safely.
/// </summary>
/// <param name="choose">Decides between alternatives: by the seed alone, or by what was learned.</param>
public sealed class OfflineDrafter(ChooseVariant choose) : IDrafter
{
    public Task<Draft> DraftAsync(DraftRequest request, CancellationToken cancellationToken) =>
        Task.FromResult(new EmailWriter(choose).Write(request));
}
