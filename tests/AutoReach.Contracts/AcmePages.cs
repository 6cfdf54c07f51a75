namespace AutoReach.Contracts;

/// <summary>An ordinary company site, with the furniture that real ones carry.</summary>
public static class AcmePages
{
    public const string Home = """
        <!doctype html><html lang="en"><head><title>Northwind Ledger | Accounting for freelancers</title>
        <meta name="description" content="Northwind Ledger is an accounting platform that helps freelancers send invoices, track payments and file taxes.">
        <meta property="og:site_name" content="Northwind Ledger"><meta name="generator" content="WordPress 6.4">
        <script src="https://js.stripe.com/v3/"></script><style>.x{color:red}</style></head>
        <body><div class="cookie-banner"><p>We use cookies to improve your experience.</p><button>Accept all</button></div>
        <header><nav><ul><li><a href="/">Home</a></li><li><a href="/about">About us</a></li><li><a href="/careers/">Careers</a></li><li><a href="/news">News</a></li>
        <li><a href="/contact">Contact</a></li><li><a href="/team">Team</a></li><li><a href="/login">Log in</a></li></ul></nav></header>
        <main><h1>Accounting that stays out of your way</h1>
        <p>Northwind Ledger gives freelancers one place for invoicing, payments and bookkeeping.</p>
        <p>Trusted by Globex, Initech and Umbrella Studios.</p>
        <div style="display:none">Accept cookies quickly please</div></main>
        <footer><p>© 2026 Northwind Ledger Inc. All rights reserved.</p><address>12 Canal Street, Amsterdam, Netherlands</address></footer></body></html>
        """;

    public const string About = """
        <html><head><title>About – Northwind Ledger</title></head><body><main><h1>About us</h1>
        <p>We build accounting software for people who work for themselves. Northwind Ledger was founded in 2014 in Amsterdam by two accountants.</p>
        <p>We are a team of 85 people, and we are headquartered in Amsterdam with a second office in Berlin.</p></main></body></html>
        """;

    public const string Careers = """
        <html><head><title>Careers</title></head><body><main><h1>Work with us</h1><p>We're hiring people who care about details.</p>
        <ul><li><a href="/jobs/1">Senior Backend Engineer</a></li><li><a href="/jobs/2">Product Designer</a></li></ul>
        <p>Our backend is written in Go and Python on Kubernetes, with PostgreSQL behind it and React in the browser.</p></main></body></html>
        """;

    public const string News = """
        <html><head><title>News</title></head><body><main><article><h2>Northwind Ledger opens its Berlin office</h2><time datetime="2026-09-14">14 September 2026</time>
        <p>The new office is home to the payments team.</p></article>
        <article><h2>Invoices now speak seven languages</h2><p>2 June 2026</p><p>Clients read invoices in their own language.</p></article></main></body></html>
        """;

    public const string Team = """
        <html><head><title>Team</title></head><body><main><h1>The team</h1><div class="card"><h3>Maria Jansen</h3><p>Chief Executive Officer</p></div>
        <div class="card"><h3>Tom de Vries</h3><p>VP of Engineering</p></div><div class="card"><h3>Our values</h3><p>We listen.</p></div></main></body></html>
        """;

    public const string Contact = """
        <html><head><title>Contact</title></head><body><main><h1>Contact</h1><address>12 Canal Street<br>1012 AB Amsterdam<br>Netherlands</address></main></body></html>
        """;

    public static (string, string)[] All { get; } =
        [("/", Home), ("/about", About), ("/careers/", Careers), ("/news", News), ("/team", Team), ("/contact", Contact)];
}
