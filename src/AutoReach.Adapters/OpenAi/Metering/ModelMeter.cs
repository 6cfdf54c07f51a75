using AutoReach.Core;
using AutoReach.Core.Metrics;
using AutoReach.Orchestration.Usage;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace AutoReach.Adapters.OpenAi.Metering;

/// <summary>Takes down what each answer costs, and keeps the model from being asked beyond what it may.</summary>
internal sealed class ModelMeter(UsageDesk usage, OpenAiOptions options, TimeProvider clock, ILogger<ModelMeter> logger)
{
    private const int CharactersAToken = 4;

    public Task RequireRoomAsync(CancellationToken cancellationToken) => usage.RequireBudgetAsync(cancellationToken);

    public async Task RecordAsync(
        ModelStage stage, WorkflowId? workflow, IEnumerable<ChatMessage> asked, ChatResponse answer, CancellationToken cancellationToken)
    {
        var reported = answer.Usage is { InputTokenCount: > 0 };
        var input = reported ? answer.Usage!.InputTokenCount!.Value : asked.Sum(message => message.Text.Length) / CharactersAToken;
        var output = reported ? answer.Usage!.OutputTokenCount ?? 0 : answer.Text.Length / CharactersAToken;
        await usage.RecordAsync(
            new ModelCall(clock.GetUtcNow(), stage, workflow, options.Model, input, output, options.Prices.CostOf(input, output), !reported),
            cancellationToken);
        Logs.ModelAnswered(logger, stage, options.Model, input, output);
    }
}
