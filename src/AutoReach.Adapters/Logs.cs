using AutoReach.Core.Metrics;
using Microsoft.Extensions.Logging;

namespace AutoReach.Adapters;

internal static partial class Logs
{
    [LoggerMessage(300, LogLevel.Debug, "{Model} has answered for {Stage}: {Input} tokens in, {Output} out")]
    public static partial void ModelAnswered(ILogger logger, ModelStage stage, string model, long input, long output);

    /// <summary>Never what it said: an answer may hold anything that a page put into it.</summary>
    [LoggerMessage(301, LogLevel.Warning, "An answer of {Model} for {Stage} could not be used; it is asked once more")]
    public static partial void AnswerNotUsable(ILogger logger, ModelStage stage, string model);
}
