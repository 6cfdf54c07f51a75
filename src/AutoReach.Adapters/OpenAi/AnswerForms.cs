using System.Text.Json;
using AutoReach.Core;
using Microsoft.Extensions.AI;

namespace AutoReach.Adapters.OpenAi;

/// <summary>How the form of an answer is asked for, and how an answer in it is read.</summary>
internal static class AnswerForms
{
    public static ChatOptions Options(AnswerForm form, OpenAiOptions options) => new()
    {
        MaxOutputTokens = options.MaxOutputTokens,
        Temperature = options.Temperature,
        ResponseFormat = options.Answers switch
        {
            AnswerFormat.Schema => ChatResponseFormat.ForJsonSchema(JsonElement.Parse(form.Schema), form.Name),
            AnswerFormat.Object => ChatResponseFormat.Json,
            AnswerFormat.Text => null,
            _ => throw new InvalidOperationException($"Unexpected {options.Answers}."),
        },
        AdditionalProperties = options.Answers == AnswerFormat.Schema ? new AdditionalPropertiesDictionary { ["strict"] = true } : null,
    };

    /// <summary>The instructions, and the schema where the endpoint does not enforce it.</summary>
    public static string Instructions(string instructions, AnswerForm form, OpenAiOptions options) => options.Answers == AnswerFormat.Schema
        ? instructions
        : $"{instructions}\n\nAnswer with one JSON object of this JSON schema and nothing around it:\n{form.Schema}";

    /// <summary>Reads what was asked for; models without schemas like to put a fence or a word around it.</summary>
    /// <param name="problem">What is wrong, without quoting the answer; null when nothing is.</param>
    public static T? Read<T>(string text, out string? problem) where T : class
    {
        var (start, end) = (text.IndexOf('{', StringComparison.Ordinal), text.LastIndexOf('}'));
        problem = "it is not one JSON object of the schema asked for";
        if (start < 0 || end < start)
            return null;
        try
        {
            var answer = CoreJson.Read<T?>(text[start..(end + 1)]);
            problem = answer is null ? problem : null;
            return answer;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
