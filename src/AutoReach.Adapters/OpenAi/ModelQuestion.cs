using AutoReach.Core;
using AutoReach.Core.Metrics;

namespace AutoReach.Adapters.OpenAi;

/// <summary>The form of an answer: a JSON schema of the strict kind, every property required and no other allowed.</summary>
internal sealed record AnswerForm(string Name, string Schema);

/// <summary>What is made of an answer's text.</summary>
/// <param name="Value">Null: it cannot be used at all.</param>
/// <param name="Problem">What should be better, told to the model once; null where nothing.</param>
internal sealed record ReadAnswer<T>(T? Value, string? Problem) where T : class;

/// <param name="Instructions">From us and from the team.</param>
/// <param name="Material">What it is about; what strangers wrote in it is fenced, see <see cref="Prompts.UntrustedText"/>.</param>
/// <param name="Read">Checks an answer; it trusts nothing in it.</param>
internal sealed record ModelQuestion<T>(
    ModelStage Stage, WorkflowId? Workflow, string Instructions, string Material, AnswerForm Form, Func<string, ReadAnswer<T>> Read) where T : class;
