namespace AutoReach.Functions;

// What crosses the durable SDK. It stands in histories of waiting leads, so a member is never renamed. What is ours
// travels in our own JSON dialect as text, whatever serializer the SDK is set to.

/// <param name="Flow">With <paramref name="Version"/> names the code that replays this instance for as long as it lives.</param>
public sealed record FlowStart(string Flow, int Version, string Input);

/// <param name="Row">Number of the call in its instance; with <paramref name="Instance"/> the same when the step is repeated.</param>
public sealed record StepCall(string Instance, int Row, string Step, string Input);

/// <param name="Result">Null when the step failed.</param>
/// <param name="FinalFailure">Why another attempt would not help; as a value, since exception types do not survive every host.</param>
public sealed record StepEnd(string? Result, string? FinalFailure);
