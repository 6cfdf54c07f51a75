using System.Globalization;
using System.Net.Sockets;
using AutoReach.Core.Reference;
using Polly.Timeout;

namespace AutoReach.Adapters.Web;

/// <summary>Gets one page: every hop is checked, asked for politely and only where robots.txt allows it.</summary>
/// <remarks>Network limits run on real time: a simulated clock must not stretch a time-out.</remarks>
internal sealed class PageFetcher(IHttpClientFactory clients, WebResearchOptions options)
{
    public const string ClientName = "AutoReach.Research";

    private readonly HostGates _gates = new(options.RequestsPerHost, TimeProvider.System);
    private readonly RobotsFiles _robots = new(options, TimeProvider.System);

    /// <param name="address">The page.</param>
    /// <param name="stayWith">Host whose owner a redirect may not leave; null: it may.</param>
    /// <param name="cancellationToken">Ends the company's time.</param>
    public async Task<PageResponse> GetAsync(Uri address, string? stayWith, CancellationToken cancellationToken)
    {
        var seen = new HashSet<Uri>();
        for (var redirects = 0; ; redirects++)
        {
            if (!seen.Add(address))
                return new PageResponse.None("redirect loop", "its pages redirect in a circle");
            if (stayWith is not null && !RegistrableHost.SameOwner(address.IdnHost, stayWith))
                return new PageResponse.None("leads to another site", "it leads to another site");
            if (WebAddress.WhyRefused(address) is { } refused)
                return new PageResponse.None("refused address", $"the address is not allowed ({refused})");
            var (rules, failure) = await _robots.ForAsync(address, GetRobotsAsync, cancellationToken);
            if (failure is not null)
                return failure;
            if (!rules.Allows(address))
                return new PageResponse.None("robots.txt", "its robots.txt does not allow it");
            var (response, next) = await OnceAsync(address, Pause(rules), cancellationToken);
            if (next is null)
                return response;
            if (redirects == options.MaxRedirects)
                return new PageResponse.None("too many redirects", $"it redirects more than {options.MaxRedirects} times");
            address = next;
        }
    }

    private TimeSpan Pause(RobotsRules rules) => rules.CrawlDelay is { } delay
        ? delay < options.MaxCrawlDelay ? delay : options.MaxCrawlDelay
        : TimeSpan.Zero;

    /// <summary>RFC 9309: a client error means there is no file, anything worse means that nothing is allowed.</summary>
    private async Task<RobotsAnswer> GetRobotsAsync(Uri address, CancellationToken cancellationToken)
    {
        for (var redirects = 0; redirects <= options.MaxRedirects; redirects++)
        {
            if (WebAddress.WhyRefused(address) is { } refused)
                return RobotsAnswer.Failed(new PageResponse.None("refused address", $"the address is not allowed ({refused})"));
            var (response, next) = await OnceAsync(address, TimeSpan.Zero, cancellationToken);
            if (next is null)
                return Answer(response);
            address = next;
        }
        return RobotsAnswer.AllowAll; // section 2.3.1.2: too many redirects count as no file
    }

    private RobotsAnswer Answer(PageResponse response) => response switch
    {
        PageResponse.Page { IsHtml: false } page => new RobotsAnswer(RobotsRules.Parse(page.Text, options.ProductToken), null),
        PageResponse.Page => RobotsAnswer.AllowAll, // many sites answer every path with their home page
        PageResponse.None { Status: >= 400 and < 500 and not 429 } or PageResponse.None { Outcome: "not a page" } => RobotsAnswer.AllowAll,
        PageResponse.None { Status: { } status } => RobotsAnswer.Failed(
            new PageResponse.None("robots.txt", $"its robots.txt could not be read (status {status}), so nothing may be", status)),
        PageResponse.None none => RobotsAnswer.Failed(none),
        _ => throw new InvalidOperationException("A response is a page or none."),
    };

    private async Task<(PageResponse Response, Uri? Next)> OnceAsync(Uri address, TimeSpan pause, CancellationToken cancellationToken)
    {
        try
        {
            using var turn = await _gates.EnterAsync(address.IdnHost, pause, cancellationToken);
            using var client = clients.CreateClient(ClientName);
            using var request = Request(address);
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            return await ReadAsync(address, response, cancellationToken);
        }
        catch (TimeoutRejectedException)
        {
            return (TimedOut(options.RequestTimeout), null);
        }
        catch (HttpRequestException exception)
        {
            return (Explain(exception), null);
        }
        catch (IOException)
        {
            return (new PageResponse.None("unreachable", "the connection broke"), null);
        }
    }

    private HttpRequestMessage Request(Uri address)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, options.SampleWeb is { } sample ? new Uri(sample, address.PathAndQuery) : address);
        if (options.SampleWeb is not null)
            request.Headers.Host = address.IdnHost;
        request.Headers.TryAddWithoutValidation("User-Agent", options.UserAgent);
        request.Headers.TryAddWithoutValidation("Accept", "text/html,application/xhtml+xml,text/plain;q=0.8");
        request.Headers.TryAddWithoutValidation("Accept-Language", "en,*;q=0.5");
        request.Headers.TryAddWithoutValidation("Accept-Encoding", "gzip, br, deflate");
        return request;
    }

    private static async Task<(PageResponse Response, Uri? Next)> ReadAsync(Uri address, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var status = (int)response.StatusCode;
        if (status is 301 or 302 or 303 or 307 or 308 && response.Headers.Location is { } location)
            return Uri.TryCreate(address, location, out var next)
                ? (new PageResponse.None("redirect", "it redirects", status), WithoutFragment(next))
                : (new PageResponse.None("refused address", "it redirects to an address that is none"), null);
        if (!response.IsSuccessStatusCode)
            return (new PageResponse.None($"{status}", Sentence(status), status), null);
        var body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        var type = response.Content.Headers.ContentType;
        return (new PageResponse.Page(address, PageText.Decode(body, type?.CharSet), type?.MediaType != "text/plain"), null);
    }

    private static string Sentence(int status) => status switch
    {
        401 or 403 => $"it refuses access (status {status})",
        404 or 410 => $"there is no page at this address (status {status})",
        429 => "it asked to be left alone for longer than a research lasts (status 429)",
        >= 500 => $"its server failed (status {status})",
        _ => $"it answered with status {status}",
    };

    private static Uri WithoutFragment(Uri address) => address.Fragment.Length == 0 ? address : new UriBuilder(address) { Fragment = "" }.Uri;

    private PageResponse.None Explain(HttpRequestException exception) => exception switch
    {
        RefusedBodyException refused => new PageResponse.None(refused.Message, BodySentence(refused.Message)),
        { InnerException: RefusedAddressException } or RefusedAddressException =>
            new PageResponse.None("refused address", "its name leads to an address that is not public"),
        { InnerException: SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain } } =>
            new PageResponse.None("unknown host", "its host name is not known"),
        { HttpRequestError: HttpRequestError.SecureConnectionError } => new PageResponse.None("no secure connection", "no secure connection could be made"),
        _ => new PageResponse.None("unreachable", "no connection could be made"),
    };

    private string BodySentence(string reason) => reason switch
    {
        "too large" => $"its page is larger than {options.MaxDecodedBytes / (1024 * 1024.0):0.#} MiB",
        "not a page" => "what it serves is no page of text",
        _ => "its page is encoded in an unknown way",
    };

    internal static PageResponse.None TimedOut(TimeSpan limit) =>
        new("timed out", string.Create(CultureInfo.InvariantCulture, $"timed out after {limit.TotalSeconds:0.##} seconds"));
}
