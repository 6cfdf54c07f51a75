namespace AutoReach.Runtime;

/// <summary>Why an instance left the memory.</summary>
internal abstract record RunEnd
{
    private RunEnd()
    {
    }

    /// <summary>It is completed, or somebody terminated it: nothing can make it due again.</summary>
    public sealed record Ended : RunEnd;

    /// <summary>By the time it was loaded it was not due any more.</summary>
    public sealed record NotDue : RunEnd;

    /// <summary>It waits on the disk until <paramref name="Due"/> or an awaited signal.</summary>
    public sealed record Parked(long Due) : RunEnd;

    /// <summary>It cannot go on; a person has to look.</summary>
    public sealed record Failed(string Reason) : RunEnd;

    /// <summary>The journal could not be written. What was not written is done again later.</summary>
    public sealed record Unwritten(IOException Cause) : RunEnd;

    /// <summary>The host stops. The step that was under way is done again at the next start.</summary>
    public sealed record Stopped : RunEnd;
}
