using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace AutoReach.Web.Inbox;

/// <summary>Refuses posts that do not come from a page of ours, before anything is done, and shows the form again.</summary>
internal static class FormGuard
{
    public const string Expired = "This page had been open for too long, so nothing was changed. Please look once more and send it again.";

    public static async ValueTask<object?> CheckAsync(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        var context = invocation.HttpContext;
        var services = context.RequestServices;
        if (!HttpMethods.IsPost(context.Request.Method) || await services.GetRequiredService<IAntiforgery>().IsRequestValidAsync(context))
            return await next(invocation);
        return context.Features.Get<Session>() is null
            ? SignInEndpoints.Page(context, Expired, StatusCodes.Status400BadRequest)
            : await services.GetRequiredService<InboxPages>().ExpiredAsync(context, context.RequestAborted);
    }
}
