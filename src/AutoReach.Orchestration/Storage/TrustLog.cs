using AutoReach.Core.Trust.Levels;

namespace AutoReach.Orchestration.Storage;

/// <summary>What happened to a workflow's trust.</summary>
public sealed class TrustLog(ITableStore store) : NumberedLog<TrustEvent>(store, Tables.TrustLog);
