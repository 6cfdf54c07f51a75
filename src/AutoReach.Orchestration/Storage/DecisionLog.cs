using AutoReach.Core.Learning;

namespace AutoReach.Orchestration.Storage;

/// <summary>What people decided, and what they settled about what was learned: the truth that memory is folded from.</summary>
public sealed class DecisionLog(ITableStore store) : NumberedLog<LearningEvent>(store, Tables.Decisions);
