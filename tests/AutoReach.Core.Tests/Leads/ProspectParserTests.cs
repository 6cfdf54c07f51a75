using System.Text.Json;
using AutoReach.Core.Leads;
using AutoReach.Core.Reference;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace AutoReach.Core.Tests.Leads;

public class ProspectParserTests
{
    [Theory]
    [InlineData("email", "first_name", "company_size", "website")]
    [InlineData("Email", "First Name", "Company Size", "Website")]
    [InlineData("E-MAIL", "firstName", "companySize", "WEB-SITE")]
    [InlineData(" email ", "FIRST-NAME", "company-size", "web site")]
    public void Headers_are_understood_however_they_are_spelled(string email, string firstName, string size, string website)
    {
        var prospect = Accepted(Row((email, "Jo@Example.com"), (firstName, "Jo"), (size, "51-200"), (website, "example.com"))).Prospect;
        Assert.Equal("jo@example.com", prospect.Email.Value);
        Assert.Equal("Jo", prospect.FirstName);
        Assert.Equal(CompanySize.Medium, prospect.CompanySize);
        Assert.Equal("https://example.com/", prospect.Website!.AbsoluteUri);
        Assert.Empty(prospect.Attributes);
    }

    [Fact]
    public void Everything_a_lead_can_say_is_kept()
    {
        var accepted = Accepted(Json("""
            { "email": "ada@acme.example", "firstName": " Ada ", "lastName": "Byron", "role": "CTO", "company": "Acme", "website": "http://www.acme.example/x?y=1",
              "region": "Americas-Europe", "companySize": "1,000+", "industry": "tools", "technologies": ["Go", " go ", "Rust"], "description": "line one\nline two",
              "source": "fair", "value": 1200.50, "attributes": { "tier": "gold", "count": 3, "none": null }, "crm_id": "77" }
            """));
        Assert.Null(accepted.Note);
        var prospect = accepted.Prospect;
        Assert.Equal(("Ada", "Byron", "CTO", "Acme"), (prospect.FirstName, prospect.LastName, prospect.Role, prospect.Company));
        Assert.Equal("http://www.acme.example/x?y=1", prospect.Website!.AbsoluteUri);
        Assert.Equal("americas-europe", prospect.Region);
        Assert.Equal(CompanySize.Enterprise, prospect.CompanySize);
        Assert.Equal("tools", prospect.Industry);
        Assert.Equal(["go", "rust"], prospect.Technologies);
        Assert.Equal("line one\nline two", prospect.Description);
        Assert.Equal("fair", prospect.Source);
        Assert.Equal(1200.50m, prospect.Value);
        Assert.Equal(new Dictionary<string, string> { ["tier"] = "gold", ["count"] = "3", ["none"] = "", ["crm_id"] = "77" }, prospect.Attributes);
    }

    [Theory]
    [InlineData("""{"company":"Acme"}""", "email is missing.")]
    [InlineData("""{"email":"  ","company":"Acme"}""", "email is missing.")]
    [InlineData("""{"email":null,"company":"Acme"}""", "email is missing.")]
    [InlineData("""{"email":"acme.example","company":"Acme"}""", "'acme.example' is not an email address.")]
    [InlineData("""{"email":"a@b.example"}""", "company and website are both missing; give at least one.")]
    [InlineData("""{"email":"a@b.example","website":"nowhere"}""", "company is missing and 'nowhere' is not a website.")]
    [InlineData("""{"email":{"work":"a@b.example"},"company":"Acme"}""", "email is an object; it should be text.")]
    [InlineData("""["a@b.example"]""", "A lead is a JSON object, this is array.")]
    [InlineData("null", "A lead is a JSON object, this is null.")]
    [InlineData("""{"email":"a@b.example","company":"\ud800"}""", "The lead has half a character in a name or a text.")]
    [InlineData("""{"email":"a@b.example","company":"Acme","\udc00":"x"}""", "The lead has half a character in a name or a text.")]
    public void Row_that_cannot_become_a_lead_says_why(string json, string reason) =>
        Assert.Equal(reason, Assert.IsType<ParsedProspect.Rejected>(Json(json)).Reason);

    [Fact]
    public void Row_that_could_not_be_read_keeps_its_reason() =>
        Assert.Equal("a quote is open", Assert.IsType<ParsedProspect.Rejected>(ProspectParser.Parse(ProspectInput.Broken("a quote is open"))).Reason);

    [Theory]
    [InlineData("website", "ftp://acme.example", "website 'ftp://acme.example' is not a web address and was left out.")]
    [InlineData("website", "javascript:alert(1)", "website 'javascript:alert(1)' is not a web address and was left out.")]
    [InlineData("website", "https://user:secret@acme.example", "website 'https://user:secret@acme.example' is not a web address and was left out.")]
    [InlineData("website", "http://127.0.0.1/", "website 'http://127.0.0.1/' is not a web address and was left out.")]
    [InlineData("website", "http://[::1]/", "website 'http://[::1]/' is not a web address and was left out.")]
    [InlineData("website", "http://localhost.", "website 'http://localhost.' is not a web address and was left out.")]
    [InlineData("companySize", "a few", "companySize 'a few' is neither a band nor a head count and was left out.")]
    [InlineData("companySize", "-5", "companySize '-5' is neither a band nor a head count and was left out.")]
    [InlineData("value", "lots", "value 'lots' is not a positive number and was left out.")]
    [InlineData("value", "-1", "value '-1' is not a positive number and was left out.")]
    public void Optional_value_that_is_not_understood_is_left_out_and_said(string field, string value, string note)
    {
        var accepted = Accepted(Row(("email", "a@b.example"), ("company", "Acme"), (field, value)));
        Assert.Equal(note, accepted.Note);
        Assert.Null(accepted.Prospect.Website);
        Assert.Null(accepted.Prospect.CompanySize);
        Assert.Null(accepted.Prospect.Value);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("NULL")]
    [InlineData("Null")]
    [InlineData("(null)")]
    [InlineData("Unknown")]
    [InlineData("N/A")]
    [InlineData("#N/A")]
    [InlineData("n.a.")]
    [InlineData("NA")]
    [InlineData("nan")]
    [InlineData("None")]
    [InlineData("undefined")]
    [InlineData("-")]
    [InlineData("---")]
    [InlineData("?")]
    [InlineData("0")]
    [InlineData("Mr")]
    [InlineData("Mrs.")]
    [InlineData("DR.")]
    [InlineData("Herr")]
    [InlineData("Sir/Madam")]
    [InlineData("test")]
    [InlineData("TBD")]
    [InlineData("{{first_name}}")]
    [InlineData("*|FNAME|*")]
    [InlineData("[First Name]")]
    public void Placeholder_of_a_first_name_is_left_out_and_said(string name)
    {
        var accepted = Accepted(Row(("email", "a@b.example"), ("company", "Acme"), ("firstName", name), ("lastName", "Byron")));
        Assert.Equal((null, "Byron"), (accepted.Prospect.FirstName, accepted.Prospect.LastName));
        Assert.Equal($"firstName '{name}' is a placeholder and was left out.", accepted.Note);
    }

    [Theory]
    [InlineData("Ada", "Unknown")]
    [InlineData("Ada", "n/a")]
    [InlineData("Ada", "-")]
    [InlineData("Ada", "Mr")]
    [InlineData("Ada", "null")]
    [InlineData("Ada", "NULL")]
    [InlineData("Ada", "[Last Name]")]
    [InlineData("Null", "Null")]
    [InlineData("Mr", "Null")]
    [InlineData(null, "Null")]
    public void Placeholder_of_a_last_name_is_left_out_and_said(string? first, string last)
    {
        var accepted = Accepted(Row(("email", "a@b.example"), ("company", "Acme"), ("firstName", first), ("lastName", last)));
        Assert.Equal((first == "Ada" ? first : null, null), (accepted.Prospect.FirstName, accepted.Prospect.LastName));
        Assert.EndsWith($"lastName '{last}' is a placeholder and was left out.", accepted.Note, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Jennifer", "Null")]
    [InlineData("Michael", "Herr")]
    [InlineData("Na", "Li")]
    [InlineData("Nan", "Goldin")]
    [InlineData("Ada", "Na")]
    [InlineData("Ms Ada", "Unknownson")]
    [InlineData("Drew", "Profeta")]
    [InlineData("J.", "X")]
    [InlineData("娜", "李")]
    [InlineData("𠀋", "𠮷")]
    [InlineData("Anne-Marie", "N'Diaye")]
    public void Real_names_stay_however_odd(string first, string last)
    {
        var accepted = Accepted(Row(("email", "a@b.example"), ("company", "Acme"), ("firstName", first), ("lastName", last)));
        Assert.Equal((first, last, null), (accepted.Prospect.FirstName, accepted.Prospect.LastName, accepted.Note));
    }

    [Theory]
    [InlineData("Unknown")]
    [InlineData("null")]
    [InlineData("N/A")]
    [InlineData("-")]
    [InlineData("{{company_name}}")]
    public void Placeholder_of_a_company_is_no_company(string name)
    {
        var accepted = Accepted(Row(("email", "a@b.example"), ("company", name), ("website", "acme.example")));
        Assert.Equal((null, "acme.example"), (accepted.Prospect.Company, accepted.Prospect.CompanyName));
        Assert.Equal($"company '{name}' is a placeholder and was left out.", accepted.Note);
        Assert.Equal($"company '{name}' is a placeholder and website is missing; give at least one.",
            Assert.IsType<ParsedProspect.Rejected>(Row(("email", "a@b.example"), ("company", name))).Reason);
    }

    [Theory]
    [InlineData("37")]
    [InlineData("Miss")]
    [InlineData("Nil")]
    [InlineData("Null Ltd")]
    [InlineData("Unknown Pleasures")]
    [InlineData("株式会社")]
    public void Real_company_stays_however_odd(string name) =>
        Assert.Equal((name, null), Accepted(Row(("email", "a@b.example"), ("company", name))) is var row ? (row.Prospect.Company, row.Note) : default);

    [Fact]
    public void Long_values_are_cut_between_characters_and_said()
    {
        var accepted = Accepted(Row(("email", "a@b.example"), ("company", new string('c', 299) + "😀"), ("description", new string('d', 10_001))));
        Assert.Equal(new string('c', 299), accepted.Prospect.Company);
        Assert.Equal(10_000, accepted.Prospect.Description!.Length);
        Assert.Equal("company was cut to 300 characters. description was cut to 10000 characters.", accepted.Note);
    }

    [Fact]
    public void Attributes_that_look_alike_when_shortened_do_not_break_the_row()
    {
        var alike = new string('k', 100);
        var accepted = Accepted(Row(("email", "a@b.example"), ("company", "Acme"), (alike + "1", "x"), (alike + "2", "y")));
        Assert.Equal("y", Assert.Single(accepted.Prospect.Attributes).Value);
        Assert.Contains("1 attributes were left out", accepted.Note, StringComparison.Ordinal);
    }

    [Fact]
    public void At_most_fifty_attributes_are_kept_and_the_loss_is_said()
    {
        (string, string?)[] many = [("email", "a@b.example"), ("company", "Acme"),
            .. Enumerable.Range(0, 60).Select(number => ($"column {number}", (string?)"x"))];
        var accepted = Accepted(Row(many));
        Assert.Equal(50, accepted.Prospect.Attributes.Count);
        Assert.Contains("10 attributes were left out", accepted.Note, StringComparison.Ordinal);
    }

    [Fact]
    public void Control_characters_do_not_come_through()
    {
        var prospect = Accepted(Row(("email", "a@b.example"), ("company", "Ac\0me\r\nBcc: x"), ("technologies", "\u0001;go"), ("bad\nname", "v\0v"))).Prospect;
        Assert.Equal("Acme Bcc: x", prospect.Company);
        Assert.Equal(["go"], prospect.Technologies);
        Assert.Equal(["go", "rust"], Accepted(Row(("email", "a@b.example"), ("company", "Acme"), ("technologies", "go\r\nrust"))).Prospect.Technologies);
        Assert.Equal(KeyValuePair.Create("bad name", "vv"), Assert.Single(prospect.Attributes));
    }

    [Theory]
    [InlineData("bücher.example", "https://xn--bcher-kva.example/")]
    [InlineData("HTTP://ACME.Example:8080/a b", "http://acme.example:8080/a%20b")]
    [InlineData("acme.example.", "https://acme.example/")]
    public void Website_stands_in_one_spelling(string text, string expected) =>
        Assert.Equal(expected, Accepted(Row(("email", "a@b.example"), ("website", text))).Prospect.Website!.AbsoluteUri);

    [Property(MaxTest = 300)]
    public Property No_row_of_a_table_ever_throws() =>
        Prop.ForAll(Arb.From(HostileText.Fields), fields => IsWellBehaved(ProspectParser.Parse(ProspectInput.FromFields(fields))));

    [Property(MaxTest = 300)]
    public Property No_json_element_ever_throws() => Prop.ForAll(
        Arb.From(Gen.OneOf(HostileText.Lead, HostileText.Json(3))),
        json => IsWellBehaved(ProspectParser.Parse(ProspectInput.FromJson(JsonDocument.Parse(json).RootElement))));

    /// <summary>What was accepted is safe in a header, bounded, and can be stored and read again.</summary>
    private static void IsWellBehaved(ParsedProspect parsed)
    {
        if (parsed is not ParsedProspect.Accepted { Prospect: var prospect })
            return;
        Assert.DoesNotContain(prospect.Email.Value, character => char.IsControl(character) || !char.IsAscii(character) || char.IsWhiteSpace(character));
        string?[] oneLiners = [prospect.FirstName, prospect.LastName, prospect.Role, prospect.Company, prospect.Region, prospect.Industry, prospect.Source,
            .. prospect.Technologies, .. prospect.Attributes.Keys];
        Assert.All(oneLiners, text => Assert.False(text is not null && (text.Length is 0 or > 300 || text.Any(char.IsControl))));
        Assert.NotNull(prospect.Company ?? prospect.Website?.Host);
        Assert.True(prospect.Website is null || prospect.Website.Host.All(char.IsAscii));
        var stored = CoreJson.Write(prospect);
        Assert.True(stored.Length < 100_000);
        Assert.Equal(stored, CoreJson.Write(CoreJson.Read<Prospect>(stored)));
    }

    private static ParsedProspect.Accepted Accepted(ParsedProspect parsed) => Assert.IsType<ParsedProspect.Accepted>(parsed);

    private static ParsedProspect Json(string json) => ProspectParser.Parse(ProspectInput.FromJson(JsonDocument.Parse(json).RootElement));

    private static ParsedProspect Row(params (string Name, string? Value)[] fields) =>
        ProspectParser.Parse(ProspectInput.FromFields(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))));
}
