namespace AutoReach.Functions;

/// <summary>One function serves every flow and one every step, see decision record 0009. Both names stand in histories.</summary>
internal static class FunctionNames
{
    public const string Flow = "Flow", Step = "Step", Web = "Web", Reconcile = "Reconcile", Retain = "Retain";
}
