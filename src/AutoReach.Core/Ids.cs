namespace AutoReach.Core;

/// <summary>An identifier that travels as a bare string in JSON, routes and storage keys.</summary>
public interface IStringId<TSelf> where TSelf : struct, IStringId<TSelf>
{
    string Value { get; }

    static abstract TSelf Of(string value);
}

/// <summary>One team's outreach programme. Levels, memory and trust belong to a workflow.</summary>
public readonly record struct WorkflowId(string Value) : IStringId<WorkflowId>
{
    public static WorkflowId Of(string value) => new(value);
    public override string ToString() => Value;
}

/// <summary>One contact in one workflow; derived from both, so that the same contact cannot be imported twice.</summary>
public readonly record struct LeadId(string Value) : IStringId<LeadId>
{
    public static LeadId Of(string value) => new(value);
    public override string ToString() => Value;

    /// <summary>128 bits of SHA-256 over workflow and normalised address, as <c>ld_</c> and 26 characters.</summary>
    public static LeadId For(WorkflowId workflow, EmailAddress email) =>
        new("ld_" + Digest.Base32($"{workflow.Value}\n{email.Value}", bytes: 16));
}

/// <summary>A person who decides; an API key or a signed-in session carries it.</summary>
public readonly record struct ReviewerId(string Value) : IStringId<ReviewerId>
{
    public static ReviewerId Of(string value) => new(value);
    public override string ToString() => Value;
}

/// <summary>A fact of a dossier, unique in it; slots of a draft refer to it.</summary>
public readonly record struct FactId(string Value) : IStringId<FactId>
{
    public static FactId Of(string value) => new(value);
    public override string ToString() => Value;
}
