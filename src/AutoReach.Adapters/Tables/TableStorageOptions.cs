namespace AutoReach.Adapters.Tables;

/// <summary>Which tables are used. Either <see cref="Endpoint"/> or <see cref="ConnectionString"/> is given.</summary>
public sealed record TableStorageOptions
{
    /// <summary>For example <c>https://account.table.core.windows.net</c>, entered with the identity that this process runs under.</summary>
    public Uri? Endpoint { get; init; }

    /// <summary>Holds a key; meant for Azurite and first trials.</summary>
    public string? ConnectionString { get; init; }

    /// <summary>
    /// Begins the name of every table, so that others can share the account: up to 20 lower-case letters and digits, a
    /// letter first, or nothing.
    /// </summary>
    public string TablePrefix { get; init; } = "autoreach";

    /// <summary>How often a request that found the service busy or away is made again, 0 to 20.</summary>
    public int Retries { get; init; } = 6;

    /// <summary>Doubles with each retry; what the service asks for goes before it.</summary>
    public TimeSpan FirstRetryAfter { get; init; } = TimeSpan.FromMilliseconds(400);

    /// <summary>For one answer; what takes longer counts as away.</summary>
    public TimeSpan AnswerWithin { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Stands in for the network in tests.</summary>
    internal HttpMessageHandler? Network { get; init; }

    /// <exception cref="ArgumentException">The options cannot work or would show a token to the network.</exception>
    public TableStorageOptions Checked()
    {
        if (Endpoint is null == string.IsNullOrWhiteSpace(ConnectionString))
            throw new ArgumentException("Table storage needs an endpoint or a connection string, and not both.");
        if (Endpoint is { } endpoint && !(endpoint.IsAbsoluteUri && endpoint.Scheme == Uri.UriSchemeHttps))
            throw new ArgumentException($"Table storage is entered over https, such as https://account.table.core.windows.net, not {endpoint}.");
        if (TablePrefix.Length > 20 || (TablePrefix.Length > 0 && !char.IsAsciiLetterLower(TablePrefix[0]))
            || !TablePrefix.All(character => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character)))
            throw new ArgumentException($"A table prefix is up to 20 lower-case letters and digits and begins with a letter, unlike '{TablePrefix}'.");
        if (Retries is < 0 or > 20 || FirstRetryAfter < TimeSpan.Zero || AnswerWithin <= TimeSpan.Zero)
            throw new ArgumentException("Table storage needs 0 to 20 retries, no negative wait and a time-out above zero.");
        return this;
    }

    /// <summary>For logs: nothing that signs anybody in.</summary>
    public override string ToString() => $"{Endpoint?.AbsoluteUri ?? "a connection string"} ({TablePrefix}…)";
}
