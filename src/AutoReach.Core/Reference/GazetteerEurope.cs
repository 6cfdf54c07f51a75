namespace AutoReach.Core.Reference;

internal static partial class GazetteerTables
{
    public const string Europe = """
        United Kingdom,=UK,U.K.,Great Britain: 
        - England: London, Manchester, Bristol, Cambridge UK/~Cambridge, Oxford, Leeds, Birmingham, Brighton, Liverpool, Newcastle, Sheffield, Nottingham
        - England: Coventry, Southampton, Portsmouth, Leicester, Milton Keynes, Wilmslow, St Helens, ~Reading, ~Bath, ~York
        - Scotland: Edinburgh, Glasgow, Aberdeen, Dundee
        - Wales: Cardiff, Swansea
        - Northern Ireland: Belfast
        Ireland: Dublin, Cork, Galway, Limerick
        Germany,Deutschland: Berlin, Munich/München, Hamburg, Cologne/Köln, Frankfurt, Stuttgart, Leipzig, Düsseldorf, Karlsruhe, Hannover/Hanover
        + Potsdam, Dresden, Nuremberg/Nürnberg, Bremen, Bonn, Dortmund, Essen, Mannheim, Heidelberg, Aachen, Münster, Freiburg
        France: Paris, Lyon, Toulouse, Nantes, Bordeaux, Lille, Marseille, Montpellier, Strasbourg, Rennes, Grenoble, ~Nice
        Netherlands,The Netherlands,Nederland: Amsterdam, Rotterdam, Utrecht, The Hague/Den Haag, Eindhoven, Groningen, Delft, Haarlem, Helmond
        Belgium,België,Belgique: Brussels/Bruxelles, Antwerp/Antwerpen, Ghent/Gent, Leuven, Liège
        Luxembourg:
        Spain,España: Madrid, Barcelona, Valencia, Seville/Sevilla, Málaga, Bilbao, Zaragoza
        Portugal: Lisbon/Lisboa, Porto, Braga, Coimbra, Trofa
        Italy,Italia: Milan/Milano, Rome/Roma, Turin/Torino, Bologna, Naples/Napoli, Florence/Firenze, Venice, Genoa
        Switzerland,Schweiz: Zurich/Zürich, Geneva/Genève, Lausanne, Basel, Bern, Zug, Lucerne
        Liechtenstein: Vaduz
        Austria,Österreich: Vienna/Wien, Graz, Linz, Salzburg, Innsbruck, Dornbirn
        Sweden,Sverige: Stockholm, Gothenburg/Göteborg, Malmö, Uppsala
        Norway,Norge: Oslo, Bergen, Trondheim, Stavanger
        Denmark,Danmark: Copenhagen/København, Aarhus, Odense
        Finland,Suomi: Helsinki, Tampere, Espoo, Turku, Oulu
        Iceland: Reykjavik/Reykjavík
        Poland,Polska: Warsaw/Warszawa, Kraków, Wrocław, Gdańsk, Poznań, Łódź, Katowice
        Czech Republic,Czechia: Prague/Praha, Brno, Ostrava
        Slovakia: Bratislava, Košice
        Hungary: Budapest
        Romania: Bucharest/București, Cluj-Napoca, Timișoara, Iași
        Bulgaria: Sofia, Plovdiv, Varna
        Greece: Athens, Thessaloniki
        Croatia: Zagreb
        Serbia: Belgrade/Beograd, Novi Sad
        Slovenia: Ljubljana
        Bosnia and Herzegovina: Sarajevo
        North Macedonia: Skopje
        Montenegro: Podgorica
        Albania: Tirana
        Kosovo: Pristina
        Estonia: Tallinn, Tartu
        Latvia: Riga
        Lithuania: Vilnius, Kaunas
        Ukraine: Kyiv/Kiev, Lviv, Kharkiv, Odesa/Odessa, Dnipro
        Belarus: Minsk
        Moldova: Chișinău
        Russia,Russian Federation: Moscow, Saint Petersburg/St. Petersburg, Novosibirsk
        Malta: Valletta
        Cyprus: Limassol, Nicosia
        Monaco:
        Andorra:
        Gibraltar:
        Armenia: Yerevan
        ~Georgia: Tbilisi
        Azerbaijan: Baku
        """;
}
