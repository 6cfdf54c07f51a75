using Microsoft.AspNetCore.Http;

namespace AutoReach.Lab.SampleWebs.Sites;

/// <summary>Style sheets, scripts and pictures that pages refer to: there, but with nothing to say.</summary>
internal static class Assets
{
    public static SiteAnswer? Find(string path) => System.IO.Path.GetExtension(path) switch
    {
        ".css" => new SiteAnswer(StatusCodes.Status200OK, "text/css; charset=utf-8", "body{font-family:sans-serif}"),
        ".js" => new SiteAnswer(StatusCodes.Status200OK, "text/javascript; charset=utf-8", "\"use strict\";"),
        ".svg" => new SiteAnswer(StatusCodes.Status200OK, "image/svg+xml", """<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"/>"""),
        ".ico" or ".png" or ".jpg" or ".woff2" or ".map" => SiteAnswer.Text(StatusCodes.Status404NotFound, "Not found"),
        _ => null,
    };
}
