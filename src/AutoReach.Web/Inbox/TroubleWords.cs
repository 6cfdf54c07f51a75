using AutoReach.Core;
using AutoReach.Core.Review;
using AutoReach.Orchestration.Review;
using Microsoft.AspNetCore.Http;

namespace AutoReach.Web.Inbox;

/// <summary>Why a person's command was not carried out, and what stands instead.</summary>
internal static class TroubleWords
{
    public static readonly Trouble Incomplete = new(
        StatusCodes.Status400BadRequest, "Please send it again", "The form did not say what to do, so nothing was changed.");

    public static Trouble Refused(string reason) => new(StatusCodes.Status409Conflict, "That is not possible now", reason);

    public static Trouble Of(DeskAnswer answer, ReviewerId reader, LocalTimes times) => answer switch
    {
        DeskAnswer.OldRevision old => new(StatusCodes.Status409Conflict, "There is a newer proposal",
            $"{(old.Earlier is { } earlier ? ResolutionWords.Sentence(earlier, reader, times) + " " : "")}Nothing was changed. Below stand the text "
                + "you saw and the present one."),
        DeskAnswer.NotWaiting waiting => new(StatusCodes.Status409Conflict, "It is not waiting for a decision",
            $"The lead stands at: {Words.Describe(waiting.Status)}."),
        DeskAnswer.Declined { Answer: ReviewAnswer.AlreadyResolved { Winner: var winner } } => new(StatusCodes.Status409Conflict, "Already decided",
            $"{ResolutionWords.Sentence(winner, reader, times)} That stands; what you sent was not used."),
        DeskAnswer.Declined { Answer: ReviewAnswer.ClaimedByOther { Holder: var holder } } => new(StatusCodes.Status409Conflict, "Somebody else is at it",
            $"{holder.By} has claimed it until {times.Clock(holder.Until)}. You can still decide; the first decision counts."),
        DeskAnswer.Declined { Answer: ReviewAnswer.Refused refused } => Refused(refused.Reason),
        DeskAnswer.Declined { Answer: ReviewAnswer.Invalid invalid } => new(StatusCodes.Status422UnprocessableEntity, "Please correct it", invalid.Reason),
        _ => throw new InvalidOperationException($"No words for {answer.GetType().Name}."),
    };
}
