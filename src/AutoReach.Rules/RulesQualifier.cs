using AutoReach.Core.Leads;
using AutoReach.Core.Qualification;
using AutoReach.Core.Research;
using AutoReach.Core.Workflows;
using AutoReach.Orchestration;

namespace AutoReach.Rules;

/// <summary>Judges by the stated profile alone; needs no model and no network.</summary>
public sealed class RulesQualifier : IQualifier
{
    public Task<QualificationResult> QualifyAsync(
        Workflow workflow, Prospect prospect, Dossier dossier, CancellationToken cancellationToken) =>
        Task.FromResult(StatedProfile.Judge(workflow, prospect, dossier));
}
