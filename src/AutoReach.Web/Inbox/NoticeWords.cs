namespace AutoReach.Web.Inbox;

/// <summary>The notices that an address can ask for: these sentences and no others.</summary>
internal static class NoticeWords
{
    public static string? Describe(string? code) => code switch
    {
        "undone" => "Taken back. It waits for a decision again.",
        "claimed" => "Yours for ten minutes: others see that you are at it.",
        "released" => "Released.",
        "canceled" => "Canceled. Nothing will be sent.",
        "retried" => "Started again. It comes back to the queue when there is a new proposal.",
        _ => null,
    };
}
