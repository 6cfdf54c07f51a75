namespace AutoReach.Lab.SampleWebs.Sites;

/// <param name="Slow">The site takes its time for this one.</param>
internal sealed record SiteAnswer(int Status, string ContentType, string Body, bool Slow = false)
{
    public static SiteAnswer Text(int status, string body) => new(status, "text/plain; charset=utf-8", body);

    public static SiteAnswer Page(Html page, bool slow) => new(200, "text/html; charset=utf-8", page.Text, slow);
}
