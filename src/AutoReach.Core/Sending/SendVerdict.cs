using System.Text.Json.Serialization;

namespace AutoReach.Core.Sending;

/// <summary>Whether an approved email may leave now.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Go), "go")]
[JsonDerivedType(typeof(Hold), "hold")]
[JsonDerivedType(typeof(Stop), "stop")]
[JsonDerivedType(typeof(Later), "later")]
public abstract record SendVerdict
{
    private SendVerdict()
    {
    }

    public sealed record Go : SendVerdict;

    /// <summary>Not as things stand; somebody or something has to act first.</summary>
    public sealed record Hold(HoldReason Reason) : SendVerdict;

    /// <summary>Never this text to this person.</summary>
    public sealed record Stop(StopReason Reason) : SendVerdict;

    /// <summary>Ask again then.</summary>
    public sealed record Later(DateTimeOffset Until) : SendVerdict;
}

/// <summary>What has to happen: a resume, or new research with a new decision.</summary>
public enum HoldReason { Paused, Stale }

/// <summary>The person asked for no more mail, or the text is not the approved one.</summary>
public enum StopReason { Suppressed, Altered }
