using System.Text.Json;

namespace AutoReach.Local.Tests.Kill;

/// <summary>What people ask of one lead; asked again word for word until an answer comes.</summary>
internal abstract record Act(string Lead)
{
    public abstract ActKind Kind { get; }

    /// <summary>Behind the lead's address.</summary>
    public abstract string Path { get; }

    /// <summary>JSON; null: none.</summary>
    public virtual string? Body => null;

    /// <summary>How the lead stands by a 200.</summary>
    public abstract Standing After(JsonElement answer);

    /// <param name="isRepeated">The first time's answer was cut off.</param>
    /// <param name="known">How the lead stands by this answer; null when it does not tell.</param>
    /// <returns>False when no host that keeps its word says no here.</returns>
    public abstract bool IsRightlyRefused(JsonElement answer, bool isRepeated, Standing before, out Standing? known);

    /// <summary>Whether a lead would look like this had it been done.</summary>
    public abstract bool Explains(LeadShown shown);

    public sealed record Decide(string Lead, string Verdict, string Note, string Text) : Act(Lead)
    {
        public override ActKind Kind => ActKind.Decide;

        public override string Path => "decision";

        public override string Body => Text;

        public override Standing After(JsonElement answer) => new Standing.Decided(AcknowledgedDecision.Read(answer));

        public override bool IsRightlyRefused(JsonElement answer, bool isRepeated, Standing before, out Standing? known)
        {
            known = answer.TryGetProperty("decision", out var stored) && stored.ValueKind == JsonValueKind.Object ? After(stored) : null;
            return isRepeated && known is Standing.Decided { Decision: var taken } && taken.Note == Note; // it had been taken when the answer was cut off
        }

        public override bool Explains(LeadShown shown) => shown.Decision is { } decision && decision.Note == Note && decision.Verdict == Verdict;
    }

    public sealed record Undo(string Lead, int Revision) : Act(Lead)
    {
        public override ActKind Kind => ActKind.Undo;

        public override string Path => "undo";

        public override Standing After(JsonElement answer) => new Standing.Waiting(Revision);

        /// <remarks>Too late, or done when the answer was cut off: which, the answer does not tell.</remarks>
        public override bool IsRightlyRefused(JsonElement answer, bool isRepeated, Standing before, out Standing? known)
        {
            known = null;
            return true;
        }

        public override bool Explains(LeadShown shown) => new Standing.Waiting(Revision).Explains(shown);
    }

    public sealed record Redraft(string Lead, int Revision) : Act(Lead)
    {
        public override ActKind Kind => ActKind.Redraft;

        public override string Path => "redraft";

        public override string Body => JsonSerializer.Serialize(new { revision = Revision, instruction = $"Shorter, please, than number {Revision}." });

        public override Standing After(JsonElement answer) => new Standing.Waiting(Revision + 1);

        public override bool IsRightlyRefused(JsonElement answer, bool isRepeated, Standing before, out Standing? known)
        {
            known = isRepeated ? After(answer) : null;
            return isRepeated;
        }

        public override bool Explains(LeadShown shown) => After(default).Explains(shown);
    }

    public sealed record Cancel(string Lead) : Act(Lead)
    {
        public override ActKind Kind => ActKind.Cancel;

        public override string Path => "cancel";

        public override Standing After(JsonElement answer) => new Standing.Canceled();

        /// <remarks>What waits for a person is there to be canceled; what was decided may be on its way or at its end.</remarks>
        public override bool IsRightlyRefused(JsonElement answer, bool isRepeated, Standing before, out Standing? known)
        {
            known = null;
            return isRepeated || before is Standing.Decided;
        }

        public override bool Explains(LeadShown shown) => new Standing.Canceled().Explains(shown);
    }
}

internal enum ActKind { Decide, Undo, Redraft, Cancel, Stop, GoOn }
