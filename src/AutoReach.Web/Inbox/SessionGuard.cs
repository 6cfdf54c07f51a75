using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;

namespace AutoReach.Web.Inbox;

/// <summary>Lets signed-in people pass and shows everybody else the way in.</summary>
internal static class SessionGuard
{
    public static async ValueTask<object?> CheckAsync(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        var context = invocation.HttpContext;
        var ticket = await context.AuthenticateAsync(Session.Scheme);
        if (!ticket.Succeeded || context.Features.Get<Session>() is null)
            return HttpMethods.IsGet(context.Request.Method)
                ? Results.LocalRedirect(SignInEndpoints.LinkTo(context.Request.Path + context.Request.QueryString))
                : SignInEndpoints.SessionEnded(context);
        context.User = ticket.Principal; // form tokens are bound to it
        return await next(invocation);
    }
}
