using AutoReach.Core.Research.Reading;

namespace AutoReach.Core.Research.Reference;

/// <param name="Tag">Lower case, as lead files and profiles spell it.</param>
/// <param name="IsAmbiguous">An everyday word too; it counts only beside another technology.</param>
public readonly record struct TechnologyTerm(string Tag, bool IsAmbiguous);

/// <summary>Names of techniques and the families that lead files know them by.</summary>
public static class Technologies
{
    private static readonly (string Tag, string Names)[] Families =
    [
        ("javascript", "javascript|typescript|node.js|nodejs|react|react.js|reactjs|vue.js|vuejs|vue|angular|angularjs|ember.js|svelte|next.js|jquery|backbone.js|webpack|express.js|es6|coffeescript|meteor.js"),
        ("python", "python|django|flask|fastapi|celery|numpy|pandas"), ("ruby", "ruby|ruby on rails|rubyonrails|sidekiq|rspec|=Rails"),
        ("php", "php|laravel|symfony|wordpress|drupal|magento|woocommerce|zend framework"), ("go", "golang|~=Go"),
        ("java", "java|spring boot|jvm|hibernate|~=Spring"), ("dotnet", ".net|asp.net|c#|f#|dotnet|.net core|entity framework"),
        ("rust", "~=Rust"), ("scala", "scala|akka|play framework"), ("elixir", "elixir|erlang|phoenix framework"), ("clojure", "clojure|clojurescript"),
        ("haskell", "haskell"), ("c++", "c++|cpp"), ("perl", "perl"),
        ("mobile", "ios|android|swiftui|react native|flutter|kotlin|objective-c|mobile apps|mobile development|~=Swift"),
        ("cloud", "aws|amazon web services|azure|google cloud|gcp|google cloud platform|cloud-native|heroku|cloudformation|lambda functions|openstack|digitalocean|=EC2|=S3"),
        ("devops", "devops|kubernetes|docker|terraform|ansible|ci/cd|jenkins|puppet|site reliability|continuous integration|continuous delivery|helm charts|prometheus|grafana|=SRE|~=Chef"),
        ("sql", "sql|postgresql|postgres|mysql|mariadb|sql server|sqlite|oracle database|=Oracle DB"),
        ("nosql", "nosql|mongodb|redis|cassandra|dynamodb|couchdb|riak|neo4j|hbase|couchbase"),
        ("search", "elasticsearch|solr|opensearch|lucene"), ("graphql", "graphql|apollo client"),
        ("ml", "machine learning|deep learning|tensorflow|pytorch|scikit-learn|computer vision|natural language processing|keras"),
        ("data", "data engineering|data science|hadoop|apache spark|kafka|snowflake|bigquery|redshift|airflow|data pipelines|dbt|data warehouse|~=Spark"),
        ("linux", "linux|ubuntu|debian"), ("api", "rest api|restful|rest apis|grpc|restful apis"), ("salesforce", "salesforce developer|apex code"),
    ];

    /// <summary>What addresses of scripts, generators and attributes give away, as lower-case parts.</summary>
    private static readonly (string Part, string[] Tags)[] MarkupSigns =
    [
        ("wp-content", ["wordpress", "php"]), ("wp-includes", ["wordpress", "php"]), ("wordpress", ["wordpress", "php"]), ("drupal", ["drupal", "php"]),
        ("cdn.shopify.com", ["shopify"]), ("/_next/", ["nextjs", "javascript"]), ("__next_data__", ["nextjs", "javascript"]), ("/_nuxt/", ["nuxt", "javascript"]),
        ("gatsby", ["gatsby", "javascript"]), ("ng-version", ["angular", "javascript"]), ("data-reactroot", ["react", "javascript"]),
        ("js.stripe.com", ["stripe"]), ("js.hs-scripts.com", ["hubspot"]), ("hubspot", ["hubspot"]), ("googletagmanager.com", ["google tag manager"]),
        ("segment.com/analytics", ["segment"]), ("widget.intercom.io", ["intercom"]), ("webflow", ["webflow"]), ("wix.com", ["wix"]), ("squarespace", ["squarespace"]),
        ("magento", ["magento", "php"]), ("joomla", ["joomla", "php"]), ("hugo", ["hugo"]), ("jekyll", ["jekyll"]), ("ghost", ["ghost"]), ("zdassets.com", ["zendesk"]),
        ("marketo", ["marketo"]), ("optimizely", ["optimizely"]), ("bootstrap", ["bootstrap"]), ("jquery", ["jquery", "javascript"]),
    ];

    public static PhraseTable<TechnologyTerm> Terms { get; } = new(Families.SelectMany(family => family.Names.Split('|')
        .Select(name => (name.TrimStart('~'), new TechnologyTerm(family.Tag, name.StartsWith('~'))))));

    /// <param name="marker">A generator, an address of a script or style, or a telling attribute.</param>
    public static IReadOnlyList<string> OfMarker(string marker)
    {
        foreach (var (part, tags) in MarkupSigns)
            if (marker.Contains(part, StringComparison.OrdinalIgnoreCase))
                return tags;
        return [];
    }
}
