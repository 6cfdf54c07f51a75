namespace AutoReach.Core.Reference;

/// <summary>
/// The names of technologies, one a line: <c>key | as written in a sentence | families | names on pages | names in lists and profiles only</c>.
/// The key is what facts carry, profiles are compared by and weights are learned under; it never changes. Fields at the end may
/// be left out; without names on pages the key is looked for. <c>=</c>: with this case; <c>~</c>: an everyday word too, which
/// counts only beside another technology; <c>-</c>: not looked for. A field of work has no form for a sentence.
/// </summary>
internal static class TechnologyTable
{
    public const string Fields = """
        javascript | JavaScript | | javascript, es6, ecmascript | js, java script
        python | Python | | python | py
        ruby | Ruby | | ruby
        php | PHP | | php
        go | Go | | golang, ~=Go
        java | Java | | java, jvm
        dotnet | .NET | | .net, dotnet, .net core, .net framework, asp.net | dot net, dotnet core, microsoft.net framework
        rust | Rust | | ~=Rust
        scala | Scala | | scala
        elixir | Elixir | | elixir
        erlang | Erlang | | erlang
        clojure | Clojure | | clojure, clojurescript
        haskell | Haskell | | haskell
        cpp | C++ | | c++, cpp
        perl | Perl | | perl
        mobile | | | mobile apps, mobile development | mobile
        cloud | | | cloud-native | cloud, cloud computing
        devops | | | devops, ci/cd, site reliability, continuous integration, continuous delivery, =SRE | dev ops, sre
        sql | SQL | | sql
        nosql | | | nosql
        search | | | - | search
        graphql | GraphQL | | graphql
        ml | | | machine learning, deep learning, computer vision, natural language processing | ml, ai, artificial intelligence
        data | | | data engineering, data science, data pipelines, data warehouse | data, big data
        linux | Linux | | linux
        api | | | rest api, restful, rest apis, restful apis | api, apis, rest
        infrastructure | | | - | infrastructure, infra
        crm | | | - | crm
        """;

    public const string Frameworks = """
        typescript | TypeScript | javascript | typescript | ts
        nodejs | Node.js | javascript | node.js, nodejs | node, node js
        react | React | javascript | react.js, reactjs, =React | react js
        vue | Vue | javascript | vue.js, vuejs, =Vue | vue js
        angular | Angular | javascript | angularjs, angular.js, =Angular | angular js
        ember | Ember.js | javascript | ember.js, emberjs
        svelte | Svelte | javascript | =Svelte, sveltekit
        nextjs | Next.js | react | next.js, nextjs | next js
        nuxt | Nuxt | vue | nuxt.js, =Nuxt
        gatsby | Gatsby | react | gatsby.js, gatsbyjs
        jquery | jQuery | javascript | jquery
        backbone | Backbone.js | javascript | backbone.js
        express | Express | javascript | express.js, expressjs
        meteor | Meteor | javascript | meteor.js
        webpack | webpack | javascript | webpack
        coffeescript | CoffeeScript | javascript | coffeescript
        django | Django | python | django
        flask | Flask | python | =Flask
        fastapi | FastAPI | python | fastapi
        celery | Celery | python | =Celery
        numpy | NumPy | python | numpy
        pandas | pandas | python | =Pandas
        rails | Ruby on Rails | ruby | ruby on rails, rubyonrails, =Rails | ror
        sidekiq | Sidekiq | ruby | sidekiq
        rspec | RSpec | ruby | rspec
        laravel | Laravel | php | laravel
        symfony | Symfony | php | symfony
        wordpress | WordPress | php | wordpress | wp
        drupal | Drupal | php | drupal
        joomla | Joomla | php | joomla
        magento | Magento | php | magento
        woocommerce | WooCommerce | wordpress | woocommerce
        zend | Zend | php | zend framework
        spring | Spring | java | spring boot, spring framework, ~=Spring
        hibernate | Hibernate | java | =Hibernate
        csharp | C# | dotnet | c# | c sharp
        fsharp | F# | dotnet | f#
        entity framework | Entity Framework | dotnet | entity framework
        akka | Akka | scala | akka
        play | Play | scala | play framework
        phoenix | Phoenix | elixir | phoenix framework
        ios | iOS | mobile | ios
        android | Android | mobile | android
        swift | Swift | mobile | swiftui, ~=Swift
        objective-c | Objective-C | mobile | objective-c
        kotlin | Kotlin | mobile | kotlin
        flutter | Flutter | mobile | =Flutter
        react native | React Native | mobile, javascript | react native
        """;

    public const string Platforms = """
        aws | AWS | cloud | aws, amazon web services, lambda functions
        cloudformation | CloudFormation | aws | cloudformation
        ec2 | Amazon EC2 | aws | =EC2, amazon ec2
        s3 | Amazon S3 | aws | =S3, amazon s3
        azure | Azure | cloud | azure, microsoft azure
        gcp | Google Cloud | cloud | gcp, google cloud, google cloud platform
        heroku | Heroku | cloud | heroku
        openstack | OpenStack | cloud | openstack
        digitalocean | DigitalOcean | cloud | digitalocean
        kubernetes | Kubernetes | devops, cloud | kubernetes, k8s, helm charts
        docker | Docker | devops | docker
        terraform | Terraform | devops, cloud | terraform
        ansible | Ansible | devops | ansible
        jenkins | Jenkins | devops | jenkins
        puppet | Puppet | devops | =Puppet
        chef | Chef | devops | ~=Chef
        prometheus | Prometheus | devops | =Prometheus
        grafana | Grafana | devops | grafana
        ubuntu | Ubuntu | linux | ubuntu
        debian | Debian | linux | debian
        grpc | gRPC | api | grpc
        apollo | Apollo | graphql | apollo client
        postgres | PostgreSQL | sql | postgresql, postgres
        mysql | MySQL | sql | mysql
        mariadb | MariaDB | sql | mariadb
        mssql | SQL Server | sql | sql server, mssql | microsoft sql server, ms sql
        sqlite | SQLite | sql | sqlite
        oracle | Oracle | sql | oracle database, =Oracle DB | oracle db, oracle
        mongodb | MongoDB | nosql | mongodb | mongo
        redis | Redis | nosql | redis
        cassandra | Cassandra | nosql | cassandra
        dynamodb | DynamoDB | nosql, aws | dynamodb
        couchdb | CouchDB | nosql | couchdb
        couchbase | Couchbase | nosql | couchbase
        riak | Riak | nosql | riak
        neo4j | Neo4j | nosql | neo4j
        hbase | HBase | nosql | hbase
        elasticsearch | Elasticsearch | search | elasticsearch | elastic search
        solr | Solr | search | solr
        opensearch | OpenSearch | search | opensearch
        lucene | Lucene | search | lucene
        tensorflow | TensorFlow | ml | tensorflow
        pytorch | PyTorch | ml | pytorch
        scikit-learn | scikit-learn | ml | scikit-learn | sklearn
        keras | Keras | ml | keras
        hadoop | Hadoop | data | hadoop
        spark | Spark | data | apache spark, ~=Spark
        kafka | Kafka | data | kafka | apache kafka
        snowflake | Snowflake | data | =Snowflake
        bigquery | BigQuery | data, gcp | bigquery
        redshift | Redshift | data, aws | redshift
        airflow | Airflow | data | airflow
        dbt | dbt | data | dbt
        """;

    public const string Products = """
        salesforce | Salesforce | crm | salesforce developer, apex code | salesforce
        hubspot | HubSpot | crm | - | hubspot
        shopify | Shopify | | - | shopify
        stripe | Stripe | | - | stripe
        google tag manager | Google Tag Manager | | - | google tag manager, gtm
        segment | Segment | | - | segment
        intercom | Intercom | | - | intercom
        zendesk | Zendesk | | - | zendesk
        marketo | Marketo | | - | marketo
        optimizely | Optimizely | | - | optimizely
        webflow | Webflow | | - | webflow
        wix | Wix | | - | wix
        squarespace | Squarespace | | - | squarespace
        hugo | Hugo | | - | hugo
        jekyll | Jekyll | | - | jekyll
        ghost | Ghost | | - | ghost
        bootstrap | Bootstrap | | - | bootstrap
        """;

    /// <summary>What addresses of scripts, generators and attributes give away: a part of them in lower case, and the key.</summary>
    public const string Markup = """
        wp-content | wordpress
        wp-includes | wordpress
        wordpress | wordpress
        drupal | drupal
        cdn.shopify.com | shopify
        /_next/ | nextjs
        __next_data__ | nextjs
        /_nuxt/ | nuxt
        gatsby | gatsby
        ng-version | angular
        data-reactroot | react
        js.stripe.com | stripe
        js.hs-scripts.com | hubspot
        hubspot | hubspot
        googletagmanager.com | google tag manager
        segment.com/analytics | segment
        widget.intercom.io | intercom
        webflow | webflow
        wix.com | wix
        squarespace | squarespace
        magento | magento
        joomla | joomla
        hugo | hugo
        jekyll | jekyll
        ghost | ghost
        zdassets.com | zendesk
        marketo | marketo
        optimizely | optimizely
        bootstrap | bootstrap
        jquery | jquery
        """;
}
