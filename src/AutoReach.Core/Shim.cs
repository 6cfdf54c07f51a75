using AutoReach.Core.Leads; using AutoReach.Core.Research; using AutoReach.Core.Workflows;
namespace AutoReach.Core.Research { public static class ContextFlags { public static IReadOnlyList<ContextFlag> ForLead(Workflow w, Prospect p, Dossier d) => d.Flags; }
 public static class ResearchScore { public static double Of(Prospect p, Dossier d, IReadOnlyList<ContextFlag> f) => 0.5; } }
namespace AutoReach.Core.Drafting { public static class DraftChecks { public static IReadOnlyList<ContextFlag> Run(Workflow w, Prospect p, Dossier d, Draft x) => []; } }
