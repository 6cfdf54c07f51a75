using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace AutoReach.Core;

/// <summary>
/// Enums as camelCase words, read without regard to case. The framework's own converter also takes
/// <c>"approve, edit"</c> for the two values or-ed, which may be a value that nobody has declared.
/// </summary>
internal sealed class EnumWordConverter : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsEnum;

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Of<>).MakeGenericType(typeToConvert))!;

    private sealed class Of<TEnum> : JsonConverter<TEnum> where TEnum : struct, Enum
    {
        private static readonly FrozenDictionary<TEnum, string> Words = Enum.GetValues<TEnum>()
            .ToFrozenDictionary(value => value, value => JsonNamingPolicy.CamelCase.ConvertName(value.ToString()));

        private static readonly FrozenDictionary<string, TEnum> Values =
            Words.ToFrozenDictionary(pair => pair.Value, pair => pair.Key, StringComparer.OrdinalIgnoreCase);

        public override TEnum Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => ValueOf(reader.GetString());

        public override TEnum ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => ValueOf(reader.GetString());

        public override void Write(Utf8JsonWriter writer, TEnum value, JsonSerializerOptions options) => writer.WriteStringValue(WordOf(value));

        public override void WriteAsPropertyName(Utf8JsonWriter writer, TEnum value, JsonSerializerOptions options) => writer.WritePropertyName(WordOf(value));

        private static TEnum ValueOf(string? word) => word is not null && Values.TryGetValue(word, out var value)
            ? value
            : throw new JsonException($"One of these words is expected: {string.Join(", ", Words.Values)}.");

        private static string WordOf(TEnum value) => Words.TryGetValue(value, out var word)
            ? word
            : throw new JsonException($"{typeof(TEnum).Name} has no value {value:D}.");
    }
}
