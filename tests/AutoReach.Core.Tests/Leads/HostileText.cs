using FsCheck;
using FsCheck.Fluent;

namespace AutoReach.Core.Tests.Leads;

/// <summary>Generators of what lead files and clients contain when nobody means well.</summary>
public static class HostileText
{
    private static readonly string[] Pieces =
    [
        "", " ", "\t", "\r\n", "\n", "\0", "\u0001", "\u0085", "\u2028", "\u202e", "\ud800", "\udc00", "😀", "é", "İ", "ß", "|", ";", ",", ":", "@", ".", "-",
        "//", "https://", "http:", "ftp://", "javascript:", "www.", "example.com", "bücher.example", "localhost", "[::1]", "127.0.0.1", "xn--", "user:pass@",
        "jo@example.com", "jo@bücher.example", "Bcc: b@example.com", "\"", "<", ">", "'", "=cmd()", "-5", "+3", "1,000+", "51-200", "1e9",
            "99999999999999999999",
        "tiny,large", "enterprise", "NaN", "a", "0", new string('x', 90), new string('y', 700), "email", "company", "attributes", "{\"a\":1}", "null", "%00",
            "%0d%0a",
    ];

    public static Gen<string> Text { get; } =
        from pieces in Gen.ListOf(Gen.Elements(Pieces))
        select string.Concat(pieces.Take(6));

    public static Gen<string> FieldName { get; } = Gen.OneOf(
        Gen.Elements("email", "E-Mail", "first_name", "lastName", "role", "company", "Web Site", "website", "region", "company_size", "industry",
        "technologies", "description", "source", "value", "attributes", "attributes"),
        Text);

    public static Gen<KeyValuePair<string, string?>[]> Fields { get; } =
        from fields in Gen.ListOf(
            from name in FieldName
            from value in Gen.OneOf(
                Text.Select(text => (string?)text), Gen.Constant<string?>(null), Gen.Constant<string?>("jo@example.com"), Gen.Constant<string?>("example.com"))
            select KeyValuePair.Create(name, value))
        select fields.Append(KeyValuePair.Create("email", (string?)"jo@example.com")).Append(KeyValuePair.Create("company", (string?)"Acme")).Reverse()
            .ToArray();

    /// <summary>JSON text, halves of surrogate pairs included as escapes.</summary>
    public static Gen<string> Json(int depth) => depth == 0 ? Scalar : Gen.Frequency(
        (4, Scalar),
        (2, Gen.ListOf(Json(depth - 1)).Select(items => $"[{string.Join(',', items)}]")),
        (4, Members(depth).Select(members => $"{{{string.Join(',', members)}}}")));

    public static Gen<string> Lead { get; } = Members(2).Select(members =>
        "{" + string.Join(',', members.Prepend("\"company\":\"Acme\"").Prepend("\"email\":\"jo@example.com\"")) + "}");

    private static Gen<List<string>> Members(int depth) => Gen.ListOf(
        from name in FieldName
        from value in Json(depth - 1)
        select $"{Escaped(name)}:{value}").Select(members => members.ToList());

    private static Gen<string> Scalar { get; } = Gen.OneOf(
        Gen.Elements("null", "true", "false", "0", "-5", "1e5", "12.5", "123456789012345678901234567890", "[]", "{}"), Text.Select(Escaped));

    private static string Escaped(string text) =>
        "\"" + string.Concat(text.Select(character => $"\\u{(int)character:x4}")) + "\"";
}
