using System.Collections.Concurrent;
using AutoReach.Core;
using AutoReach.Core.Drafting;
using AutoReach.Core.Leads;
using AutoReach.Core.Qualification;
using AutoReach.Core.Research;
using AutoReach.Core.Workflows;
using AutoReach.Orchestration;

namespace AutoReach.Contracts;

/// <summary>Knows one fact about every company. Can fail so many times, and can be held up.</summary>
public sealed class FakeResearcher(TimeProvider clock) : IResearcher
{
    private readonly ConcurrentQueue<string> _asked = new();
    private int _failures;

    public IReadOnlyList<string> Asked => [.. _asked];

    public int Failures { set => _failures = value; }

    public Task Holdup { get; set; } = Task.CompletedTask;

    public async Task<Dossier> ResearchAsync(CompanyToResearch company, CancellationToken cancellationToken)
    {
        _asked.Enqueue(company.Key);
        await Holdup;
        if (Interlocked.Decrement(ref _failures) >= 0)
            throw new IOException("the site is on fire");
        var now = clock.GetUtcNow();
        return new Dossier
        {
            Company = company.Key,
            Version = "",
            Website = company.Website,
            Pages = [new PageRead(new Uri("https://acme.example/"), "200", 400)],
            Facts = [new Fact(new FactId("f_1"), FactKind.Industry, "tools", "https://acme.example/", "We make tools", now)],
            ResearchedAt = now,
        };
    }
}

public sealed class FakeQualifier : IQualifier
{
    public Func<Prospect, bool> Wants { get; set; } = _ => true;

    public Task<QualificationResult> QualifyAsync(Workflow workflow, Prospect prospect, Dossier dossier, CancellationToken cancellationToken) =>
        Task.FromResult(Wants(prospect)
            ? new QualificationResult(0.9, QualificationVerdict.Qualified, [new FitReason("industry matches", 2)], 0.9)
            : new QualificationResult(0.1, QualificationVerdict.Unqualified, [new FitReason("industry does not match", -2)], 0.9));
}

/// <summary>Writes the revision and the instruction into the text, with the wrong number and hash.</summary>
public sealed class FakeDrafter : IDrafter
{
    private readonly ConcurrentQueue<DraftRequest> _asked = new();

    public IReadOnlyList<DraftRequest> Asked => [.. _asked];

    public Func<Task> Meanwhile { get; set; } = () => Task.CompletedTask;

    public async Task<Draft> DraftAsync(DraftRequest request, CancellationToken cancellationToken)
    {
        _asked.Enqueue(request);
        await Meanwhile();
        var text = request.Instruction ?? "as ever";
        return new Draft
        {
            Revision = 99,
            Subject = $"Draft {request.Revision}",
            Body = $"Hello,\r\n\r\n{text}\r\n",
            Hash = "made up",
            Slots = [new Slot(SlotKind.Greeting, "Hello,", [], "greeting.plain"), new Slot(SlotKind.CallToAction, $"{text}\n", [], "callToAction.plain")],
            Score = 0.8,
        };
    }
}
