namespace AutoReach.Adapters.Web;

/// <summary>Limits of website research. The defaults are those of production; tests shorten them.</summary>
public sealed record WebResearchOptions
{
    /// <summary>Sends every request to this server with the original Host header. Loopback only, for demos and tests.</summary>
    public Uri? SampleWeb { get; init; }

    /// <summary>Sent with every request; its first word is the name that robots.txt files address.</summary>
    public string UserAgent { get; init; } = "AutoReach/1.0 (company research; reads a few public pages)";

    /// <summary>Pages of one company at most, 1 to 8.</summary>
    public int MaxPages { get; init; } = 6;

    public int MaxRedirects { get; init; } = 3;

    /// <summary>Bytes of one response body as they arrive.</summary>
    public int MaxWireBytes { get; init; } = 2 * 1024 * 1024;

    /// <summary>Bytes of one response body after decompression.</summary>
    public int MaxDecodedBytes { get; init; } = 5 * 1024 * 1024;

    /// <summary>One page with everything: name look-up, connection, retries, the last byte of the body.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>One try of it.</summary>
    public TimeSpan AttemptTimeout { get; init; } = TimeSpan.FromSeconds(7);

    /// <summary>Everything for one company.</summary>
    public TimeSpan CompanyBudget { get; init; } = TimeSpan.FromSeconds(45);

    /// <summary>Further tries after 429, a server error, a time-out or a broken connection.</summary>
    public int Retries { get; init; } = 2;

    public TimeSpan FirstRetryDelay { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>A longer Retry-After is not waited for; the page counts as refused.</summary>
    public TimeSpan MaxRetryAfter { get; init; } = TimeSpan.FromSeconds(4);

    /// <summary>A longer Crawl-delay is kept only up to here.</summary>
    public TimeSpan MaxCrawlDelay { get; init; } = TimeSpan.FromSeconds(5);

    public int RequestsPerHost { get; init; } = 2;

    /// <summary>Companies researched at the same time.</summary>
    public int Companies { get; init; } = 128;

    /// <summary>How long a robots.txt is kept; RFC 9309 allows a day.</summary>
    public TimeSpan RobotsKeptFor { get; init; } = TimeSpan.FromHours(4);

    internal string ProductToken => UserAgent.Split('/', ' ')[0];

    /// <exception cref="ArgumentException">A limit out of its range, or a sample web that is not on loopback.</exception>
    internal WebResearchOptions Checked()
    {
        if (
            SampleWeb is { } sample
            && !(sample.IsAbsoluteUri && sample.Scheme == Uri.UriSchemeHttp && sample.IsLoopback && sample.PathAndQuery == "/" && sample.UserInfo.Length == 0))
            throw new ArgumentException(
                $"The sample web must be an http address on loopback without a path, such as http://127.0.0.1:5090; '{sample}' is not.");
        if (MaxPages is < 1 or > 8)
            throw new ArgumentException($"Between 1 and 8 pages of a company are read, not {MaxPages}.");
        if (RequestsPerHost is < 1 or > 2)
            throw new ArgumentException($"One or two requests go to a host at a time, not {RequestsPerHost}.");
        if (Companies < 1 || MaxRedirects < 0 || Retries < 0 || MaxWireBytes < 1 || MaxDecodedBytes < 1)
            throw new ArgumentException("A limit of website research is under its least value.");
        if (AttemptTimeout <= TimeSpan.Zero || RequestTimeout < AttemptTimeout || CompanyBudget < RequestTimeout)
            throw new ArgumentException("Time limits grow from an attempt over a request to a company.");
        return this;
    }
}
