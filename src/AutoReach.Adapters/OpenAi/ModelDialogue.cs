using AutoReach.Adapters.OpenAi.Metering;
using AutoReach.Orchestration;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace AutoReach.Adapters.OpenAi;

/// <summary>Asks the model; where its answer cannot be used, says so once and asks again.</summary>
internal sealed class ModelDialogue(IChatClient chat, OpenAiOptions options, ModelMeter meter, ILogger<ModelDialogue> logger) : IDisposable
{
    private readonly SemaphoreSlim _places = new(options.Concurrency, options.Concurrency);

    /// <exception cref="FinalFailureException">The model declines, or its second answer cannot be used either.</exception>
    /// <exception cref="ModelUnavailableException">It cannot be reached at present.</exception>
    public async Task<T> AskAsync<T>(ModelQuestion<T> question, CancellationToken cancellationToken) where T : class
    {
        List<ChatMessage> messages = [new(ChatRole.System, AnswerForms.Instructions(question.Instructions, question.Form, options)),
            new(ChatRole.User, question.Material)];
        var first = await SayAsync(question, messages, cancellationToken);
        if (first.Read is { Value: { } good, Problem: null })
            return good;
        Logs.AnswerNotUsable(logger, question.Stage, options.Model);
        messages.Add(new ChatMessage(ChatRole.Assistant, first.Text));
        messages.Add(new ChatMessage(ChatRole.User, $"That cannot be used: {first.Read.Problem}. Answer again in the same form, with that put right."));
        var second = await SayAsync(question, messages, cancellationToken);
        return second.Read.Value ?? first.Read.Value ?? throw ModelFailures.Malformed(options.Model, second.Read.Problem!);
    }

    private async Task<(string Text, ReadAnswer<T> Read)> SayAsync<T>(
        ModelQuestion<T> question, List<ChatMessage> messages, CancellationToken cancellationToken) where T : class
    {
        var answer = await MeteredAsync(question, messages, cancellationToken);
        if (answer.FinishReason == ChatFinishReason.ContentFilter && !IsRefusal(answer))
            throw ModelFailures.Filtered();
        if (IsRefusal(answer))
            throw ModelFailures.Refused();
        return answer.FinishReason == ChatFinishReason.Length
            ? (answer.Text, new ReadAnswer<T>(null, $"it was longer than {options.MaxOutputTokens} tokens and broke off; be brief"))
            : (answer.Text, question.Read(answer.Text));
    }

    private async Task<ChatResponse> MeteredAsync<T>(ModelQuestion<T> question, List<ChatMessage> messages, CancellationToken cancellationToken) where T : class
    {
        await _places.WaitAsync(cancellationToken);
        try
        {
            await meter.RequireRoomAsync(cancellationToken);
            var answer = await GetAsync(messages, question.Form, cancellationToken);
            await meter.RecordAsync(question.Stage, question.Workflow, messages, answer, cancellationToken);
            return answer;
        }
        finally
        {
            _places.Release();
        }
    }

    private async Task<ChatResponse> GetAsync(List<ChatMessage> messages, AnswerForm form, CancellationToken cancellationToken)
    {
        try
        {
            return await chat.GetResponseAsync(messages, AnswerForms.Options(form, options), cancellationToken);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested && ModelFailures.Translate(failure, options) is not null)
        {
            throw ModelFailures.Translate(failure, options)!;
        }
    }

    public void Dispose() => _places.Dispose();

    private static bool IsRefusal(ChatResponse answer) =>
        answer.Messages.SelectMany(message => message.Contents).OfType<ErrorContent>().Any(content => content.ErrorCode == "Refusal");
}
