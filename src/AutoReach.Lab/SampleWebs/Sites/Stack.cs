namespace AutoReach.Lab.SampleWebs.Sites;

/// <summary>What a technology tag is called in a job post; sites differ in the word.</summary>
internal static class Stack
{
    private static readonly Dictionary<string, string[]> Names = new()
    {
        ["api"] = ["REST", "OpenAPI"],
        ["cloud"] = ["AWS", "Google Cloud", "Azure"],
        ["data"] = ["Snowflake", "Spark", "dbt"],
        ["devops"] = ["Kubernetes", "Terraform", "Docker", "Ansible"],
        ["dotnet"] = [".NET", "C#", "ASP.NET Core"],
        ["elixir"] = ["Elixir", "Phoenix"],
        ["go"] = ["Go", "Golang"],
        ["graphql"] = ["GraphQL"],
        ["infrastructure"] = ["Terraform", "Nginx", "Linux"],
        ["java"] = ["Java", "Spring Boot", "Quarkus"],
        ["javascript"] = ["JavaScript", "TypeScript", "React", "Node.js", "Vue.js"],
        ["linux"] = ["Linux"],
        ["ml"] = ["PyTorch", "TensorFlow", "machine learning"],
        ["mobile"] = ["Swift", "Kotlin", "React Native", "Android"],
        ["nosql"] = ["MongoDB", "Redis", "Cassandra", "DynamoDB"],
        ["php"] = ["PHP", "Laravel", "Symfony"],
        ["postgres"] = ["PostgreSQL"],
        ["nodejs"] = ["Node.js"],
        ["python"] = ["Python", "Django", "FastAPI"],
        ["ruby"] = ["Ruby", "Ruby on Rails"],
        ["rust"] = ["Rust"],
        ["scala"] = ["Scala", "Akka"],
        ["search"] = ["Elasticsearch", "OpenSearch"],
        ["sql"] = ["PostgreSQL", "MySQL", "SQL"],
    };

    public static IReadOnlyList<string> For(Seed seed, IReadOnlyList<string> tags) =>
        [.. tags.Select(tag => Names.TryGetValue(tag.ToLowerInvariant(), out var names)
            ? seed.Pick("stack/" + tag, names)
            : tag.Length > 0 ? char.ToUpperInvariant(tag[0]) + tag[1..] : tag).Distinct()];

    /// <summary><c>Go, PostgreSQL and Kubernetes</c>.</summary>
    public static string Listed(IReadOnlyList<string> names) =>
        names.Count <= 1 ? string.Concat(names) : $"{string.Join(", ", names.Take(names.Count - 1))} and {names[^1]}";
}
