using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace AutoReach.Core;

/// <summary>The one rule for enums as words: camelCase as on the wire and in stored keys, read without regard to case.</summary>
public static class EnumWords
{
    /// <exception cref="InvalidOperationException">No such value is declared.</exception>
    public static string Of<T>(T value) where T : struct, Enum => Table<T>.Words.TryGetValue(value, out var word)
        ? word
        : throw new InvalidOperationException($"{typeof(T).Name} has no value {value:D}.");

    /// <returns>False for anything but one word: a number, or two words that would be or-ed, is none.</returns>
    public static bool TryParse<T>([NotNullWhen(true)] string? word, out T value) where T : struct, Enum
    {
        value = default;
        return word is not null && Table<T>.Values.TryGetValue(word, out value);
    }

    /// <summary>All words of an enum, for a message that says which there are.</summary>
    public static string List<T>() where T : struct, Enum => string.Join(", ", Table<T>.Words.Values);

    private static class Table<T> where T : struct, Enum
    {
        public static readonly Dictionary<T, string> Words = Enum.GetValues<T>()
            .ToDictionary(value => value, value => JsonNamingPolicy.CamelCase.ConvertName(value.ToString()));

        public static readonly Dictionary<string, T> Values = Words.ToDictionary(pair => pair.Value, pair => pair.Key, StringComparer.OrdinalIgnoreCase);
    }
}
