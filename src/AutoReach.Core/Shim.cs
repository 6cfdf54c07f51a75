using AutoReach.Core.Leads;
using AutoReach.Core.Workflows;

namespace AutoReach.Core.Research;

public static class ContextFlags
{
    public static IReadOnlyList<ContextFlag> ForLead(Workflow w, Prospect p, Dossier d) => d.Flags;
}

public static class ResearchScore
{
    public static double Of(Prospect p, Dossier d, IReadOnlyList<ContextFlag> f) => 0.5;
}
