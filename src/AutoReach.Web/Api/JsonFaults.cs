using System.Text.Json;
using System.Text.RegularExpressions;

namespace AutoReach.Web.Api;

/// <summary>Says in a sentence what is wrong with somebody's JSON and where, without naming our types.</summary>
internal static partial class JsonFaults
{
    public static string Describe(JsonException fault)
    {
        var missing = Missing().Match(fault.Message);
        if (missing.Success)
            return $"At {PathOf(fault)}: {missing.Groups["names"].Value.Replace("'", "", StringComparison.Ordinal)} is required.";
        var isNull = NotNullable().Match(fault.Message);
        if (isNull.Success)
            return $"At {PathOf(fault)}: {isNull.Groups["name"].Value} may be left out but not null.";
        if (fault.Message.StartsWith("The JSON value could not be converted", StringComparison.Ordinal))
            return $"At {PathOf(fault)}: a value of another kind is expected. The description at /openapi/v1.json says which.";
        return IsSyntax(fault)
            ? $"This is not JSON: line {fault.LineNumber + 1}, byte {fault.BytePositionInLine + 1}."
            : $"At {PathOf(fault)}: {fault.Message}";
    }

    private static bool IsSyntax(JsonException fault) => fault.Message.Contains("BytePositionInLine", StringComparison.Ordinal);

    private static string PathOf(JsonException fault) => string.IsNullOrEmpty(fault.Path) ? "$" : fault.Path;

    [GeneratedRegex("missing required properties including: (?<names>[^.]+)")]
    private static partial Regex Missing();

    [GeneratedRegex("The (?:property or field|constructor parameter) '(?<name>\\w+)' .*(?:null)")]
    private static partial Regex NotNullable();
}
