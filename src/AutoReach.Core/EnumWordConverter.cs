using System.Text.Json;
using System.Text.Json.Serialization;

namespace AutoReach.Core;

/// <summary>
/// Enums in JSON as <see cref="EnumWords"/>. The framework's own converter also takes <c>"approve, edit"</c> for the two
/// values or-ed, which may be a value that nobody has declared.
/// </summary>
public sealed class EnumWordConverter : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsEnum;

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Of<>).MakeGenericType(typeToConvert))!;

    private sealed class Of<TEnum> : JsonConverter<TEnum> where TEnum : struct, Enum
    {
        public override TEnum Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            ValueOf(reader.TokenType == JsonTokenType.String ? reader.GetString() : null);

        public override TEnum ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => ValueOf(reader.GetString());

        public override void Write(Utf8JsonWriter writer, TEnum value, JsonSerializerOptions options) => writer.WriteStringValue(WordOf(value));

        public override void WriteAsPropertyName(Utf8JsonWriter writer, TEnum value, JsonSerializerOptions options) => writer.WritePropertyName(WordOf(value));

        private static TEnum ValueOf(string? word) => EnumWords.TryParse<TEnum>(word, out var value)
            ? value
            : throw new JsonException($"It should be one of: {EnumWords.List<TEnum>()}.");

        private static string WordOf(TEnum value) => Enum.IsDefined(value)
            ? EnumWords.Of(value)
            : throw new JsonException($"{typeof(TEnum).Name} has no value {value:D}.");
    }
}
