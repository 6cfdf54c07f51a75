using AutoReach.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace AutoReach.Functions;

/// <summary>The same HTTP surface as on Kestrel, behind the one HTTP function.</summary>
public sealed class WebPipeline(IServiceProvider services)
{
    private readonly RequestDelegate _run = new ApplicationBuilder(services).UseAutoReachWeb().Build();

    public Task RunAsync(HttpContext context)
    {
        context.SetEndpoint(null); // it is the function's own, and routing would keep it
        context.Request.RouteValues.Clear();
        return _run(context);
    }
}
