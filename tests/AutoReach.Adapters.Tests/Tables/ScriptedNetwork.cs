using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;

namespace AutoReach.Adapters.Tests.Tables;

/// <summary>The network to a real service, on which each next request can meet with an accident first.</summary>
internal sealed class ScriptedNetwork : DelegatingHandler
{
    private readonly ConcurrentQueue<Func<Func<Task<HttpResponseMessage>>, CancellationToken, Task<HttpResponseMessage>>> _accidents = new();
    private readonly ConcurrentQueue<long> _sizes = new();

    public ScriptedNetwork() : base(new SocketsHttpHandler())
    {
    }

    /// <summary>Bytes of each request's body so far.</summary>
    public IReadOnlyList<long> Sizes => [.. _sizes];

    /// <summary>The service turns it away before it has looked at it.</summary>
    public void Refuse(HttpStatusCode status, string code, int times = 1)
    {
        for (; times > 0; times--)
            _accidents.Enqueue((_, _) => Task.FromResult(new HttpResponseMessage(status) { Content = Refusal(code) }));
    }

    /// <summary>The service takes the batch and says within its answer that it was too busy for it.</summary>
    public void RefuseWithin(int times = 1)
    {
        for (; times > 0; times--)
            _accidents.Enqueue((_, _) => Task.FromResult(BusyWithin()));
    }

    /// <summary>The service does what it is asked, and its answer never arrives.</summary>
    /// <param name="meanwhile">Happens before it is asked again.</param>
    public void LoseAnswer(Func<Task>? meanwhile = null) => _accidents.Enqueue(async (ask, _) =>
    {
        (await ask()).Dispose();
        await (meanwhile?.Invoke() ?? Task.CompletedTask);
        throw new HttpRequestException("The connection was reset.");
    });

    /// <summary>Nothing comes back, not even an end.</summary>
    public void Hang(int times = 1)
    {
        for (; times > 0; times--)
            _accidents.Enqueue(async (_, cancellationToken) =>
            {
                await Task.Delay(Timeout.Infinite, cancellationToken);
                throw new InvalidOperationException("Nobody gave up.");
            });
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        _sizes.Enqueue(request.Content is null ? 0 : (await request.Content.ReadAsByteArrayAsync(cancellationToken)).Length);
        return _accidents.TryDequeue(out var accident)
            ? await accident(() => base.SendAsync(request, cancellationToken), cancellationToken)
            : await base.SendAsync(request, cancellationToken);
    }

    private static HttpResponseMessage BusyWithin()
    {
        const string answer = """
            --batchresponse_1
            Content-Type: multipart/mixed; boundary=changesetresponse_1

            --changesetresponse_1
            Content-Type: application/http
            Content-Transfer-Encoding: binary

            HTTP/1.1 503 Service Unavailable
            Content-Type: application/json;odata=minimalmetadata;streaming=true;charset=utf-8

            {"odata.error":{"code":"ServerBusy","message":{"lang":"en-US","value":"0:The server is busy."}}}
            --changesetresponse_1--
            --batchresponse_1--

            """;
        var content = new StringContent(answer.ReplaceLineEndings("\r\n"));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/mixed; boundary=batchresponse_1");
        return new HttpResponseMessage(HttpStatusCode.Accepted) { Content = content };
    }

    private static StringContent Refusal(string code) => new(
        $$$"""{"odata.error":{"code":"{{{code}}}","message":{"lang":"en-US","value":"Scripted."}} }""", new MediaTypeHeaderValue("application/json"));
}
