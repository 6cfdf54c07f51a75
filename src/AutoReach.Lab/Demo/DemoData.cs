namespace AutoReach.Lab.Demo;

/// <summary>The demo's files, embedded so that they are there wherever the host is started from.</summary>
public static class DemoData
{
    /// <summary>60 real companies, see ATTRIBUTION.md. The caller disposes the stream.</summary>
    public static Stream OpenCompanies() => Open("companies.csv");

    /// <summary>Contacts at those companies in the dialect of a lead import. The caller disposes the stream.</summary>
    public static Stream OpenLeads() => Open("leads.csv");

    private static Stream Open(string name) =>
        typeof(DemoData).Assembly.GetManifestResourceStream(name)
        ?? throw new InvalidOperationException($"The build did not embed {name}.");
}
