using System.Collections.Concurrent;
using AutoReach.Core.Sending;
using AutoReach.Core.Workflows;
using AutoReach.Orchestration;

namespace AutoReach.Contracts;

/// <summary>A mail system whose answers are scripted; the last one stays. It remembers what it took over, as an outbox does.</summary>
public sealed class FakeMailer : IMailer
{
    private readonly ConcurrentQueue<Envelope> _attempts = new();
    private readonly ConcurrentQueue<Func<Envelope, Task<Delivery>>> _script = new();
    private readonly ConcurrentDictionary<string, Envelope> _taken = new();

    public Transport Transport => Transport.Outbox;

    /// <summary>Every call, whatever became of it.</summary>
    public IReadOnlyList<Envelope> Attempts => [.. _attempts];

    /// <summary>What it took over.</summary>
    public IReadOnlyList<Envelope> Sent =>
        [.. _attempts.Where(envelope => _taken.ContainsKey(envelope.IdempotencyKey)).DistinctBy(envelope => envelope.IdempotencyKey)];

    /// <summary>What it took over for prospects, and not for the team.</summary>
    public IReadOnlyList<Envelope> SentToProspects => [.. Sent.Where(envelope => envelope.FromName != "AutoReach")];

    /// <summary>Whether it can tell what became of an earlier attempt.</summary>
    public bool Remembers { get; set; } = true;

    public void Answer(DeliveryState state) => _script.Enqueue(_ => Task.FromResult(new Delivery(state, $"scripted {state}")));

    public void Answer(Func<Envelope, Task<Delivery>> answer) => _script.Enqueue(answer);

    /// <summary>The process ends during the attempt: nobody hears how it went.</summary>
    public void Die(bool afterTakingOver) => _script.Enqueue(envelope =>
    {
        if (afterTakingOver)
            Take(envelope);
        throw new InvalidOperationException("the process died here");
    });

    public Delivery Take(Envelope envelope)
    {
        Assert.True(_taken.TryAdd(envelope.IdempotencyKey, envelope), "taken over twice");
        return new Delivery(DeliveryState.Accepted, "receipt");
    }

    public Task<Delivery> SendAsync(Envelope envelope, CancellationToken cancellationToken)
    {
        _attempts.Enqueue(envelope);
        return _script.TryDequeue(out var answer) ? answer(envelope) : Task.FromResult(Take(envelope));
    }

    public Task<Delivery> FindAsync(string idempotencyKey, CancellationToken cancellationToken) => Task.FromResult(
        !Remembers ? new Delivery(DeliveryState.Unknown, "nobody knows")
        : _taken.ContainsKey(idempotencyKey) ? new Delivery(DeliveryState.Accepted, "receipt")
        : new Delivery(DeliveryState.NotSent, "never seen"));
}
