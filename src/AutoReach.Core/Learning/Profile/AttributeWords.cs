namespace AutoReach.Core.Learning.Profile;

/// <summary>An attribute in words.</summary>
public static class AttributeWords
{
    /// <param name="attribute"><c>companySize=small</c></param>
    public static string Describe(string attribute) => attribute.Split('=', 2) is [var name, var value]
        ? name switch { "companySize" => $"company size {value}", "keyword" => $"“{value}” in the description", _ => $"{name} {value}" }
        : attribute;
}
