
namespace AutoReach.Runtime;

/// <summary>What an await of a flow ended with. The numbers stand in journals.</summary>
internal enum RowKind { Result = 1, Failure = 2, Signal = 3, TimedOut = 4, Slept = 5 }

/// <summary>One await of a flow, finished.</summary>
/// <param name="Number">Its place in the instance, from 0.</param>
/// <param name="Name">Of the activity or signal; empty for a sleep.</param>
/// <param name="At">When it was written, see <see cref="Moment"/>.</param>
/// <param name="Content">Result or payload as JSON, or the reason of a failure; null for a time-out or a sleep.</param>
internal sealed record JournalRow(int Number, RowKind Kind, string Name, long At, string? Content)
{
    public string Describe() => Kind switch
    {
        RowKind.Result => $"a result of activity '{Name}'",
        RowKind.Failure => $"a failure of activity '{Name}'",
        RowKind.Signal => $"signal '{Name}'",
        RowKind.TimedOut => $"a time-out of signal '{Name}'",
        RowKind.Slept => "a sleep",
        _ => $"a row of the unknown kind {(int)Kind}",
    };
}

/// <summary>An instance as it is on the disk.</summary>
/// <param name="Key">Its number, which stands for the id in all other tables.</param>
/// <param name="Started">When it was started, see <see cref="Moment"/>.</param>
/// <param name="Attempts">Failed attempts of the activity that comes next.</param>
internal sealed record StoredInstance(
    long Key, string Id, string Flow, int Version, string Input, long Started, int Attempts, string? Status);

/// <summary>An instance with its finished awaits in order.</summary>
internal sealed record InstanceJournal(StoredInstance Instance, IReadOnlyList<JournalRow> Rows);

/// <summary>A failed instance, for a person to look at.</summary>
/// <param name="Reason">Why it failed.</param>
public sealed record FailedInstance(string InstanceId, string? Status, string Reason);

/// <summary>How a wait for a signal stands after looking for it.</summary>
internal abstract record WaitOutcome
{
    private WaitOutcome()
    {
    }

    public sealed record Finished(JournalRow Row) : WaitOutcome;

    public sealed record Parked : WaitOutcome;

    /// <summary>The instance was terminated meanwhile.</summary>
    public sealed record Ended : WaitOutcome;
}
