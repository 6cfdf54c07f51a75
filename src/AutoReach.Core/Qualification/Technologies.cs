using System.Collections.Frozen;

namespace AutoReach.Core.Qualification;

/// <summary>Technology names brought to one spelling, with the wider kinds that some belong to.</summary>
public static class Technologies
{
    private static readonly FrozenDictionary<string, string> Aliases = Table(
        "go=golang", "javascript=js,ecmascript,java script", "typescript=ts", "nodejs=node,node.js", "react=reactjs,react.js",
        "vue=vuejs,vue.js", "angular=angularjs,angular.js", "dotnet=.net,asp.net,dot net,dotnet core,.net core", "csharp=c#", "cpp=c++",
        "kubernetes=k8s", "postgres=postgresql", "rails=ruby on rails,ror", "ml=machine learning,ai,artificial intelligence,deep learning",
        "aws=amazon web services", "gcp=google cloud,google cloud platform", "azure=microsoft azure", "api=apis,rest", "mongodb=mongo",
        "wordpress=wp", "infrastructure=infra", "mobile=mobile apps", "devops=sre,dev ops");

    private static readonly FrozenDictionary<string, string[]> Kinds = new Dictionary<string, string[]>
    {
        ["nodejs"] = ["javascript"],
        ["react"] = ["javascript"],
        ["vue"] = ["javascript"],
        ["angular"] = ["javascript"],
        ["typescript"] = ["javascript"],
        ["svelte"] = ["javascript"],
        ["nextjs"] = ["javascript"],
        ["django"] = ["python"],
        ["flask"] = ["python"],
        ["fastapi"] = ["python"],
        ["rails"] = ["ruby"],
        ["laravel"] = ["php"],
        ["symfony"] = ["php"],
        ["wordpress"] = ["php"],
        ["drupal"] = ["php"],
        ["spring"] = ["java"],
        ["csharp"] = ["dotnet"],
        ["fsharp"] = ["dotnet"],
        ["postgres"] = ["sql"],
        ["mysql"] = ["sql"],
        ["mssql"] = ["sql"],
        ["sqlite"] = ["sql"],
        ["mongodb"] = ["nosql"],
        ["redis"] = ["nosql"],
        ["cassandra"] = ["nosql"],
        ["dynamodb"] = ["nosql", "cloud"],
        ["kubernetes"] = ["devops", "cloud"],
        ["docker"] = ["devops"],
        ["terraform"] = ["devops", "cloud"],
        ["ansible"] = ["devops"],
        ["aws"] = ["cloud"],
        ["gcp"] = ["cloud"],
        ["azure"] = ["cloud"],
        ["pytorch"] = ["ml"],
        ["tensorflow"] = ["ml"],
        ["spark"] = ["data"],
        ["kafka"] = ["data"],
        ["ios"] = ["mobile"],
        ["android"] = ["mobile"],
        ["swift"] = ["mobile"],
        ["kotlin"] = ["mobile"],
        ["flutter"] = ["mobile"],
        ["react native"] = ["mobile", "javascript"],
        ["elasticsearch"] = ["search"],
        ["phoenix"] = ["elixir"],
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, string> Written = new Dictionary<string, string>
    {
        ["go"] = "Go",
        ["javascript"] = "JavaScript",
        ["typescript"] = "TypeScript",
        ["nodejs"] = "Node.js",
        ["php"] = "PHP",
        ["sql"] = "SQL",
        ["dotnet"] = ".NET",
        ["csharp"] = "C#",
        ["cpp"] = "C++",
        ["graphql"] = "GraphQL",
        ["aws"] = "AWS",
        ["gcp"] = "Google Cloud",
        ["ios"] = "iOS",
        ["postgres"] = "PostgreSQL",
        ["mysql"] = "MySQL",
        ["mongodb"] = "MongoDB",
        ["pytorch"] = "PyTorch",
        ["tensorflow"] = "TensorFlow",
        ["wordpress"] = "WordPress",
        ["python"] = "Python",
        ["ruby"] = "Ruby",
        ["rails"] = "Ruby on Rails",
        ["java"] = "Java",
        ["scala"] = "Scala",
        ["rust"] = "Rust",
        ["elixir"] = "Elixir",
        ["react"] = "React",
        ["vue"] = "Vue",
        ["angular"] = "Angular",
        ["kubernetes"] = "Kubernetes",
        ["docker"] = "Docker",
        ["terraform"] = "Terraform",
        ["django"] = "Django",
        ["laravel"] = "Laravel",
        ["kotlin"] = "Kotlin",
        ["swift"] = "Swift",
        ["flutter"] = "Flutter",
        ["linux"] = "Linux",
        ["azure"] = "Azure",
        ["redis"] = "Redis",
        ["kafka"] = "Kafka",
        ["spark"] = "Spark",
        ["drupal"] = "Drupal",
        ["elasticsearch"] = "Elasticsearch",
        ["android"] = "Android",
    }.ToFrozenDictionary();

    /// <returns>The one spelling that is compared and learned from, lower case.</returns>
    public static string Canonical(string name)
    {
        var lower = name.Trim().ToLowerInvariant();
        return Aliases.GetValueOrDefault(lower, lower);
    }

    /// <returns>The wider kinds of a canonical name: <c>devops</c> and <c>cloud</c> for <c>kubernetes</c>.</returns>
    public static IReadOnlyList<string> KindsOf(string canonical) => Kinds.GetValueOrDefault(canonical, []);

    /// <returns>How the name is written in a sentence; null for a field of work (<c>cloud</c>) or a name not known.</returns>
    public static string? InText(string canonical) => Written.GetValueOrDefault(canonical);

    /// <summary>True for the same technology, and where one of the two is the wider kind of the other.</summary>
    public static bool Match(string stated, string known)
    {
        var (wanted, had) = (Canonical(stated), Canonical(known));
        return wanted == had || KindsOf(had).Contains(wanted) || KindsOf(wanted).Contains(had);
    }

    private static FrozenDictionary<string, string> Table(params string[] lines) => lines
        .Select(line => line.Split('=', 2))
        .SelectMany(pair => pair[1].Split(',').Select(alias => (alias, canonical: pair[0])))
        .ToFrozenDictionary(entry => entry.alias, entry => entry.canonical);
}
