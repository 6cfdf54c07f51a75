using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Microsoft.DurableTask.Protobuf;

namespace AutoReach.Functions.Tests;

/// <summary>Lets flows see the clock that stands still: history carries real times, which are exchanged on their way to the worker.</summary>
internal sealed class ShownTimes(StillClockService service) : Interceptor
{
    public override AsyncServerStreamingCall<TResponse> AsyncServerStreamingCall<TRequest, TResponse>(
        TRequest request, ClientInterceptorContext<TRequest, TResponse> context, AsyncServerStreamingCallContinuation<TRequest, TResponse> continuation)
    {
        var call = continuation(request, context);
        return new AsyncServerStreamingCall<TResponse>(
            new Reader<TResponse>(call.ResponseStream, Exchange), call.ResponseHeadersAsync, call.GetStatus, call.GetTrailers, call.Dispose);
    }

    private void Exchange(object? message)
    {
        IEnumerable<HistoryEvent> events = message switch
        {
            WorkItem { OrchestratorRequest: { } work } => work.PastEvents.Concat(work.NewEvents),
            HistoryChunk chunk => chunk.Events,
            _ => [],
        };
        foreach (var item in events)
            item.Timestamp = Timestamp.FromDateTime(service.Shown(item.Timestamp.ToDateTime()));
    }

    private sealed class Reader<T>(IAsyncStreamReader<T> inner, Action<object?> exchange) : IAsyncStreamReader<T>
    {
        public T Current => inner.Current;

        public async Task<bool> MoveNext(CancellationToken cancellationToken)
        {
            if (!await inner.MoveNext(cancellationToken))
                return false;
            exchange(inner.Current);
            return true;
        }
    }
}
