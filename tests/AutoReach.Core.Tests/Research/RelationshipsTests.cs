using AutoReach.Core.Leads;
using AutoReach.Core.Research;
using AutoReach.Core.Research.Signals;
using AutoReach.Core.Workflows;

namespace AutoReach.Core.Tests.Research;

public class RelationshipsTests
{
    private static readonly Prospect Sam =
        new() { Email = EmailAddress.Of("sam@acme.example"), Company = "Acme GmbH", Website = new Uri("https://www.acme-works.example/en") };

    [Theory]
    [InlineData("acme.example", true)]
    [InlineData("www.acme-works.example", true)]
    [InlineData(" ACME-GmbH ", true)]
    [InlineData("acme", false)]
    [InlineData("works.example", false)]
    [InlineData("Acme Foods", false)]
    public void A_company_on_the_list_is_known_by_its_domain_or_its_name(string listed, bool known)
    {
        var flag = Relationships.Stated(new RelationshipPolicy { Companies = ["Other", listed] }, Sam);
        Assert.Equal(known, flag is { Kind: FlagKind.Relationship, Blocking: true });
    }
}
