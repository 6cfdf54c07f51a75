namespace AutoReach.Adapters.Web;

/// <summary>How one request for a page ended.</summary>
internal abstract record PageResponse
{
    private PageResponse()
    {
    }

    /// <param name="Address">Where the redirects led.</param>
    /// <param name="Text">The decoded page.</param>
    /// <param name="IsHtml">False: plain text.</param>
    internal sealed record Page(Uri Address, string Text, bool IsHtml) : PageResponse;

    /// <param name="Outcome">Status or reason in a few words, for <see cref="Core.Research.PageRead"/>.</param>
    /// <param name="Sentence">What happened, to follow "The site could not be read:".</param>
    /// <param name="Status">HTTP status; null when there was none.</param>
    internal sealed record None(string Outcome, string Sentence, int? Status = null) : PageResponse;
}
