using System.Text.RegularExpressions;
using AutoReach.Core.Research;
using AutoReach.Core.Research.Reading;
using AutoReach.Core.Text;

namespace AutoReach.Rules.Reading;

/// <summary>Products that the company names and customers that it lists.</summary>
internal static partial class OfferFinder
{
    private const int MaxProducts = 6;
    private const int MaxCustomers = 8;

    public static void Find(IReadOnlyList<ReadablePage> pages, string company, Findings findings)
    {
        foreach (var page in pages)
        {
            foreach (var value in page.Structured)
                if (value.Type is "Product" or "SoftwareApplication" or "WebApplication" or "MobileApplication" && value.Property == "name"
                    && IsProductName(value.Value, company))
                    Product(page, value.Value, value.Value);
            foreach (var (block, index) in page.Blocks.Select((block, index) => (block, index)))
            {
                if (page.Kind == PageKind.Products && block is { Kind: BlockKind.Heading, Level: >= 2 } && IsProductName(block.Text, company)
                    && index + 1 < page.Blocks.Count && page.Blocks[index + 1] is { Kind: BlockKind.Paragraph, Text.Length: > 40 } text)
                    Product(page, block.Text, $"{block.Text} {text.Text}");
                if (page.Kind is not (PageKind.News or PageKind.Careers) && block.Text.Length is > 20 and < 1200 && CueOfCustomers().IsMatch(block.Text))
                    Customers(page, block.Text);
            }
        }

        void Product(ReadablePage page, string name, string excerpt)
        {
            if (findings.Count(FactKind.Product) < MaxProducts)
                findings.Add(FactKind.Product, name, page, excerpt);
        }

        void Customers(ReadablePage page, string text)
        {
            foreach (var sentence in Sentences.Split(text))
                if (CueOfCustomers().Match(sentence) is { Success: true } cue)
                    foreach (var name in ProperNames.ListAfter(sentence, cue.Index + cue.Length))
                        if (findings.Count(FactKind.Customer) < MaxCustomers && !name.Equals(company, StringComparison.OrdinalIgnoreCase))
                            findings.Add(FactKind.Customer, name, page, sentence);
        }
    }

    private static bool IsProductName(string text, string company) =>
        text.Length is > 2 and <= 40 && ProductName().IsMatch(text) && !NoProduct().IsMatch(text) && !text.Equals(company, StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"^\p{Lu}[\p{L}\p{N}.'’&+\-]*(?:\s+[\p{Lu}\p{N}][\p{L}\p{N}.&+\-]*){0,3}$")]
    private static partial Regex ProductName();

    [GeneratedRegex(
        @"\b(?:Why|How|What|Who|Get|Our|Your|Features?|Pricing|Contact|About|Products?|Services|Solutions|Platform|Integrations?|Security|Support"
            + @"|Customers|FAQ|Frequently|Ready|Start|Try|Overview|Learn|Testimonials|Resources|Benefits|More|All|Book|Request|Built|Made|Trusted|Use"
            + @"|Cases|Join|Home|News|Blog|Careers|Privacy)\b", RegexOptions.IgnoreCase)]
    private static partial Regex NoProduct();

    [GeneratedRegex(
        @"\b(?:trusted by|customers (?:include|such as|like|are)|clients (?:include|such as|like|are|range from)|used by (?:teams at|companies (?:like"
            + @"|such as)|the likes of)|companies (?:like|such as)|worked with|brands (?:like|such as)|customers[,:] (?:including|such as|from)"
            + @"|clients,? including|customers,? including|loved by teams at)\b:?", RegexOptions.IgnoreCase)]
    private static partial Regex CueOfCustomers();
}
