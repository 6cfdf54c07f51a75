using AutoReach.Orchestration.Storage;
using AutoReach.Runtime;
using AutoReach.Web.Access;

namespace AutoReach.Local.Hosting;

/// <summary><c>POST /dev/clock</c>: lets simulated time pass, in small steps, so that what becomes due runs in its order.</summary>
internal static class ClockEndpoint
{
    private static readonly TimeSpan Step = TimeSpan.FromHours(1);
    private static readonly TimeSpan Max = TimeSpan.FromDays(400);

    public static void MapSimulatedClock(this WebApplication app) =>
        app.MapPost("/dev/clock", AdvanceAsync).RequireRole(ApiRole.Admin);

    private static async Task<IResult> AdvanceAsync(AdvanceClock command, TimeProvider clock, EmbeddedRuntime runtime, CancellationToken cancellationToken)
    {
        if (command.Advance is not { } advance || advance < TimeSpan.Zero || advance > Max)
            return Results.Problem($"advance: A duration from PT0S to P{Max.Days}D.", statusCode: StatusCodes.Status400BadRequest,
                title: "Some values are not valid", type: "urn:autoreach:problem:invalid");
        var simulated = (SimulatedClock)clock;
        await runtime.DrainAsync(cancellationToken);
        for (var left = advance; left > TimeSpan.Zero; left -= Step)
        {
            simulated.Advance(left < Step ? left : Step);
            await runtime.DrainAsync(cancellationToken);
        }
        return Results.Ok(new { now = simulated.GetUtcNow() });
    }
}

internal sealed record AdvanceClock(TimeSpan? Advance);
