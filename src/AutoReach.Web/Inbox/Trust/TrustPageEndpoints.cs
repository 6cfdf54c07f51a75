using System.Globalization;
using AutoReach.Core.Learning.Team;
using AutoReach.Core.Trust.Levels;
using AutoReach.Orchestration.Learning;
using AutoReach.Orchestration.Trust;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace AutoReach.Web.Inbox.Trust;

/// <summary>The page that shows what the AI may do alone and why, and the forms that limit it.</summary>
internal static class TrustPageEndpoints
{
    public static void Map(IEndpointRouteBuilder inbox)
    {
        inbox.MapGet("/trust", ShowAsync);
        var forms = inbox.MapGroup("/workflows/{workflow}/trust");
        Map(forms, "promotion", form => bool.TryParse(form["accept"], out var accept) ? new TrustCommand.AnswerPromotion(accept) : null);
        Map(forms, "level", form => Whole(form["level"]) is { } level ? new TrustCommand.SetLevel(level) : null);
        Map(forms, "pin", form => form.ContainsKey("pinned") ? new TrustCommand.Pin(Whole(form["pinned"])) : null);
        Map(forms, "cap", form => Whole(form["cap"]) is { } cap ? new TrustCommand.SetCap(cap) : null);
        Map(forms, "full-auto", form =>
            form["on"] == "false" ? new TrustCommand.SetFullAuto(null) : Fraction(form["threshold"]) is { } tau ? new TrustCommand.SetFullAuto(tau) : null);
        Map(forms, "tripwire", _ => new TrustCommand.ClearTrip());
    }

    private static void Map(IEndpointRouteBuilder forms, string name, Func<IFormCollection, TrustCommand?> read) => forms.MapPost(name,
        async (string workflow, HttpContext context, InboxReader reader, TrustDesk desk, MemoryDesk memory, InboxPages pages, CancellationToken stop) =>
        {
            if (!Session.Of(context).IsAdmin)
                return await pages.MessageAsync(
                    context, StatusCodes.Status403Forbidden, "Not with this key", "Only an administrator limits what the AI may do.", stop);
            var frame = await reader.FrameAsync(Session.Of(context), workflow, stop);
            if (frame.Workflow is not { } found || found.Id.Value != workflow)
                return await pages.MessageAsync(context, StatusCodes.Status404NotFound, "No such workflow", "This workflow has been removed.", stop);
            if (read(await context.Request.ReadFormAsync(stop)) is not { } command)
                return await PageAsync(context, frame, desk, memory, "The form was not complete. Nothing was changed.", stop);
            var (answer, _) = await desk.CommandAsync(found, [command], Session.Of(context).Reviewer.Value, stop);
            return answer switch
            {
                TrustAnswer.Accepted => Results.LocalRedirect(Links.Trust(found.Id)),
                TrustAnswer.Invalid invalid => await PageAsync(context, frame, desk, memory, invalid.Reason, stop),
                TrustAnswer.Refused refused => await PageAsync(context, frame, desk, memory, refused.Reason, stop),
                _ => throw new InvalidOperationException($"No page for {answer.GetType().Name}."),
            };
        });

    private static async Task<IResult> ShowAsync(
        HttpContext context, InboxReader reader, TrustDesk desk, MemoryDesk memory, InboxPages pages, CancellationToken cancellationToken)
    {
        var frame = await reader.FrameAsync(Session.Of(context), context.Request.Query["workflow"], cancellationToken);
        return frame.Workflow is null
            ? await pages.MessageAsync(
                context, StatusCodes.Status404NotFound, "No workflow yet", "Trust belongs to a workflow. Create one first.", cancellationToken)
            : await PageAsync(context, frame, desk, memory, trouble: null, cancellationToken);
    }

    private static async Task<IResult> PageAsync(
        HttpContext context, PageFrame frame, TrustDesk desk, MemoryDesk memory, string? trouble, CancellationToken cancellationToken)
    {
        var standing = await desk.ReadAsync(frame.Workflow!, cancellationToken);
        var team = await memory.AskAsync(frame.Workflow!.Id, learned => TeamReport.Of(learned, frame.Workflow.Review), cancellationToken);
        var view = new TrustPageView(frame, frame.Workflow, standing.Trust, standing.Weeks.Weeks(), team, trouble);
        return new RazorComponentResult<TrustPage>(new { View = view })
        {
            StatusCode = trouble is null ? StatusCodes.Status200OK : StatusCodes.Status409Conflict,
            PreventStreamingRendering = true,
        };
    }

    private static int? Whole(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static double? Fraction(string? text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
}
