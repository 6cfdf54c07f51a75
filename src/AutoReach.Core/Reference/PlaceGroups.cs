namespace AutoReach.Core.Reference;

/// <summary>Names for several countries: <c>name, other names: countries, groups of the lines above or whole regions</c>.</summary>
internal static partial class GazetteerTables
{
    public const string Groups = """
        americas,america,the americas: americas
        europe: europe
        middle-east,middle east: middle-east
        africa: africa
        asia-pacific,asia pacific,apac,apj,apjc: asia-pacific
        emea: europe, middle-east, africa
        north africa,northern africa,maghreb: Egypt, Morocco, Tunisia, Algeria, Libya
        mena,middle east and north africa,middle east north africa: middle-east, north africa
        gcc,gulf,gulf states: United Arab Emirates, Saudi Arabia, Qatar, Kuwait, Bahrain, Oman
        west africa,western africa: Nigeria, Ghana, Senegal, Ivory Coast, Benin, Togo, Burkina Faso, Mali, Niger, Guinea, Sierra Leone, Liberia, Gambia
        central africa: Cameroon, Gabon, Democratic Republic of the Congo, Congo, Chad
        east africa,eastern africa: Kenya, Uganda, Tanzania, Rwanda, Burundi, Ethiopia, Somalia, Djibouti, South Sudan
        southern africa: South Africa, Namibia, Botswana, Zimbabwe, Zambia, Mozambique, Malawi, Angola, Madagascar, Mauritius, Lesotho, Eswatini
        sub-saharan africa,ssa: west africa, central africa, east africa, southern africa, Sudan
        north america,northern america: United States, Canada, Mexico
        central america: Guatemala, Costa Rica, Panama, El Salvador, Honduras, Nicaragua, Belize
        caribbean: Puerto Rico, Dominican Republic, Cuba, Jamaica, Trinidad and Tobago, Barbados, Haiti, Bahamas
        south america: Brazil, Argentina, Colombia, Chile, Uruguay, Peru, Ecuador, Bolivia, Paraguay, Venezuela, Guyana, Suriname
        latam,latin america,lac: Mexico, central america, caribbean, south america
        uki,uk and ireland,british isles: United Kingdom, Ireland
        dach,german-speaking countries: Germany, Austria, Switzerland
        benelux: Belgium, Netherlands, Luxembourg
        scandinavia: Sweden, Norway, Denmark
        nordics,nordic,nordic countries,northern europe: Sweden, Norway, Denmark, Finland, Iceland
        baltics,baltic states: Estonia, Latvia, Lithuania
        iberia: Spain, Portugal, Andorra, Gibraltar
        southern europe: iberia, Italy, Greece, Malta, Cyprus
        western europe: uki, France, benelux, dach, Monaco, Liechtenstein
        balkans: Croatia, Serbia, Slovenia, Bosnia and Herzegovina, North Macedonia, Montenegro, Albania, Kosovo, Bulgaria, Romania, Greece
        central europe: Germany, Austria, Switzerland, Poland, Czech Republic, Slovakia, Hungary, Slovenia, Liechtenstein
        cee,central and eastern europe,eastern europe: Poland, Czech Republic, Slovakia, Hungary, baltics, balkans, Ukraine, Belarus, Moldova
        caucasus: Armenia, Georgia, Azerbaijan
        eu,european union: Ireland, Germany, France, benelux, Spain, Portugal, Italy, Austria, Sweden, Denmark, Finland, Poland, Czech Republic, Slovakia
        + Hungary, Romania, Bulgaria, Greece, Croatia, Slovenia, baltics, Malta, Cyprus
        eea,european economic area: eu, Norway, Iceland, Liechtenstein
        south asia,southern asia: India, Pakistan, Bangladesh, Sri Lanka, Nepal, Bhutan, Maldives, Afghanistan
        east asia,eastern asia: China, Hong Kong, Macau, Taiwan, Japan, South Korea, North Korea, Mongolia
        southeast asia,south east asia,asean,sea: Singapore, Malaysia, Indonesia, Philippines, Vietnam, Thailand, Cambodia, Laos, Myanmar, Brunei
        central asia: Kazakhstan, Uzbekistan, Kyrgyzstan, Tajikistan, Turkmenistan
        asia: south asia, east asia, southeast asia, central asia
        anz: Australia, New Zealand
        oceania,australasia: anz, Fiji, Papua New Guinea
        """;
}
