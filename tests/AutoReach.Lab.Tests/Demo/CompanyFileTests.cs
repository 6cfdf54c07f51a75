using AutoReach.Core.Reference;
using AutoReach.Lab.SampleWebs;

namespace AutoReach.Lab.Tests.Demo;

public class CompanyFileTests
{
    [Fact]
    public void Quotes_commas_and_line_breaks_inside_fields_are_text()
    {
        var company = Assert.Single(Read(""""
            company,website,region,company_size,size_note,technologies,offices,description,slug
            "Smith, Jones ""& Co""",HTTPS://WWW.Smith.test/jobs,americas-europe,large,"300, growing",go; sql,"Berlin, Germany
            Austin, United States","First line.
            Second ""line"".",smith
            """"));

        Assert.Equal("Smith, Jones \"& Co\"", company.Name);
        Assert.Equal("smith.test", company.Host);
        Assert.Equal(CompanySize.Large, company.Size);
        Assert.Equal(["go", "sql"], company.Technologies);
        Assert.Equal("First line.\nSecond \"line\".", company.Description.ReplaceLineEndings("\n"));
        Assert.Null(company.Founded);
    }

    [Fact]
    public void Columns_are_found_in_any_order_and_case_and_a_row_without_website_is_left_out()
    {
        var companies = Read("Founded,WEBSITE,Company,Industry\n1999,acme.test,Acme,toys\n,,Nowhere,\n");
        var company = Assert.Single(companies);
        Assert.Equal(("Acme", "toys", 1999), (company.Name, company.Industry, company.Founded));
        Assert.Equal(new Uri("https://acme.test/"), company.Website);
    }

    [Theory]
    [InlineData("company,website\nA,a.test\nB,b.test,surplus\n", "row 3 (line 3)", "field")]
    [InlineData("company,website\nA,a.test\n\"B,b.test\nC,c.test\n", "row 3 (line 3)", "quot")]
    [InlineData("company,website\nA,a.test\nB\"b\",b.test\n", "row 3 (line 3)", "quot")]
    [InlineData("company,website\n\"A\nA\",a.test\nB,ftp://b.test\n", "row 3 (line 4)", "'ftp://b.test' is not a website")]
    [InlineData("company,website\nA,a.test\nB,www.A.test\n", "row 3 (line 3)", "a.test belongs to row 2")]
    [InlineData("company,website\n,a.test\n", "row 2 (line 2)", "no name")]
    [InlineData("company,site\nA,a.test\n", "row 1 (line 1)", "no column 'website'")]
    [InlineData("", "row 1 (line 1)", "no column 'company'")]
    public void Malformed_file_is_refused_with_its_row(string csv, string place, string reason)
    {
        var error = Assert.Throws<InvalidDataException>(() => Read(csv));
        Assert.StartsWith($"mine.csv, {place}: ", error.Message, StringComparison.Ordinal);
        Assert.Contains(reason, error.Message, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Sample_web_does_not_start_on_a_malformed_file() =>
        await Assert.ThrowsAsync<InvalidDataException>(() => SampleWebVisit.ToCsvAsync("company,website\nA\n"));

    private static IReadOnlyList<SampleCompany> Read(string csv)
    {
        using var file = SampleWebVisit.Csv(csv);
        return CompanyFile.Read(file, "mine.csv");
    }
}
