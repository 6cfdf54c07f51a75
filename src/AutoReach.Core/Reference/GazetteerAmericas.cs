namespace AutoReach.Core.Reference;

internal static partial class GazetteerTables
{
    public const string Americas = """
        United States,USA,=US,U.S.,U.S.A.,United States of America: Washington DC/Washington D.C.
        - California: San Francisco/Bay Area, Los Angeles, San Diego, Palo Alto, Mountain View, San Jose, Oakland, Berkeley
        - California: Santa Monica, San Mateo, Redwood City, Menlo Park, Sunnyvale, Sacramento, Silicon Valley, Santa Clara, Cupertino, Fremont, Irvine
        - California: Pasadena, West Hollywood, Long Beach, Santa Barbara, Santa Cruz, Emeryville, Culver City, Fresno
        - New York State,~New York: New York/New York City/NYC, Brooklyn, Manhattan, Buffalo NY/~Buffalo, Rochester NY/~Rochester, Albany
        - Texas: Austin, Dallas, Houston, San Antonio, Fort Worth, Plano, El Paso
        - Massachusetts: Boston, Cambridge MA/~Cambridge, Somerville, Waltham, Worcester MA/~Worcester
        - Colorado: Denver, Boulder, Colorado Springs, Fort Collins
        - Washington State,~Washington: Seattle, Redmond, Spokane, Tacoma, Bellevue
        - Oregon: Portland, Eugene
        - Illinois: Chicago, Evanston
        - ~Georgia: Atlanta, Savannah, Norcross
        - Florida: Miami, Tampa, Orlando, Jacksonville, Fort Lauderdale, Boca Raton, St. Petersburg FL/~St. Petersburg
        - Pennsylvania: Philadelphia, Pittsburgh, Norristown
        - Utah: Salt Lake City, Provo, Lehi
        - Minnesota: Minneapolis, Saint Paul
        - Michigan: Detroit, Ann Arbor, Grand Rapids, Kalamazoo
        - Tennessee: Nashville, Memphis, Chattanooga, Knoxville
        - North Carolina: Raleigh, Durham, Charlotte, Greensboro
        - Arizona: Phoenix, Tucson, Scottsdale, Tempe
        - Ohio: Columbus, Cincinnati, Cleveland, Akron
        - Indiana: Indianapolis
        - Missouri: Kansas City, Saint Louis/St. Louis
        - Nevada: Las Vegas, Reno
        - Maryland: Baltimore, Bethesda, Rockville
        - ~Virginia: Arlington, Reston, Alexandria VA/~Alexandria, Richmond VA/~Richmond
        - Wisconsin: Milwaukee, Madison WI/~Madison
        - Louisiana: New Orleans
        - Connecticut: Stamford, New Haven
        - New Jersey: Jersey City, Hoboken, Newark NJ/~Newark
        - Nebraska: Omaha
        - Oklahoma: Tulsa, Oklahoma City
        - Kansas: Wichita
        - Kentucky: Louisville
        - Idaho: Boise
        - New Mexico: Albuquerque, Santa Fe
        - Hawaii: Honolulu
        - Alaska: Anchorage
        - South Carolina: Greenville SC/~Greenville, Charleston SC/~Charleston
        - Alabama: Birmingham AL/~Birmingham, Huntsville AL/~Huntsville
        - ~Delaware: Wilmington
        - Rhode Island: Providence RI/~Providence
        - New Hampshire: Manchester NH/~Manchester
        - Vermont: Burlington VT/~Burlington
        - ~Maine: Portland ME/~Portland
        - Iowa: Des Moines
        - Arkansas: Little Rock
        - ~Montana: Bozeman
        - Wyoming:
        - North Dakota: Fargo
        - South Dakota: Sioux Falls
        - West Virginia:
        - ~Mississippi:
        Canada:
        - Ontario: Toronto, Ottawa, Waterloo, Mississauga, Kitchener
        - British Columbia: Vancouver
        - Quebec,Québec: Montreal/Montréal, Quebec City
        - Alberta: Calgary, Edmonton
        - Manitoba: Winnipeg
        - Nova Scotia: Halifax
        - Saskatchewan: Saskatoon
        Mexico,México: Mexico City/Ciudad de México, Guadalajara, Monterrey, Tijuana, Querétaro
        Guatemala: Guatemala City
        Costa Rica: San José
        Panama: Panama City
        El Salvador: San Salvador
        Honduras: Tegucigalpa
        Nicaragua: Managua
        Belize:
        Puerto Rico: San Juan
        Dominican Republic: Santo Domingo
        ~Cuba: Havana
        Jamaica: ~Kingston
        Trinidad and Tobago: Port of Spain
        ~Barbados: Bridgetown
        Haiti: Port-au-Prince
        Bahamas: ~Nassau
        Brazil,Brasil: São Paulo, Rio de Janeiro, Belo Horizonte, Florianópolis, Curitiba, Porto Alegre, Brasília, Recife, Campinas, Fortaleza
        Argentina: Buenos Aires, Córdoba, Rosario, Mendoza
        Colombia: Bogotá, Medellín, Barranquilla, ~Cali
        Chile: Santiago, Valparaíso
        Uruguay: Montevideo
        Peru,Perú: Lima, Arequipa
        Ecuador: Quito, Guayaquil
        Bolivia: La Paz, Santa Cruz de la Sierra
        Paraguay: Asunción
        Venezuela: Caracas, Maracaibo
        Guyana: ~Georgetown
        Suriname: Paramaribo
        """;
}
