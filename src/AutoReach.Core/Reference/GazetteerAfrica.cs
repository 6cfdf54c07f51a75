namespace AutoReach.Core.Reference;

internal static partial class GazetteerTables
{
    public const string Africa = """
        South Africa: Cape Town, Johannesburg, Stellenbosch, Pretoria, Sandton, Port Elizabeth, Durban
        Namibia: Windhoek
        Botswana: Gaborone
        Zimbabwe: Harare, Bulawayo
        Zambia: Lusaka
        Mozambique: Maputo
        Malawi: Lilongwe, Blantyre
        Angola: Luanda
        Madagascar: Antananarivo
        Mauritius: Port Louis, Ebene
        Lesotho: Maseru
        Eswatini: Mbabane
        Nigeria: Lagos, Abuja, Ibadan, Port Harcourt, Kano
        Ghana: Accra, Kumasi
        Senegal: Dakar
        Ivory Coast,Côte d'Ivoire: Abidjan
        Benin: Cotonou
        ~Togo: Lomé
        Burkina Faso: Ouagadougou
        ~Mali: Bamako
        ~Niger: Niamey
        ~Guinea: Conakry
        Sierra Leone: Freetown
        Liberia: Monrovia
        Gambia: Banjul
        Cameroon: Douala, Yaoundé
        Gabon: Libreville
        Democratic Republic of the Congo,DRC: Kinshasa, Lubumbashi
        ~Congo: Brazzaville
        ~Chad: N'Djamena
        Kenya: Nairobi, Mombasa, Kisumu
        Uganda: Kampala
        Tanzania: Dar es Salaam, Arusha, Zanzibar
        Rwanda: Kigali
        Burundi: Bujumbura
        Ethiopia: Addis Ababa
        Somalia: Mogadishu
        Djibouti:
        Sudan: Khartoum
        South Sudan: Juba
        Egypt: Cairo, Alexandria, Giza
        Morocco,Maroc: Casablanca, Rabat, Marrakesh/Marrakech, Tangier
        Tunisia: Tunis, Sfax
        Algeria: Algiers, Oran
        Libya: ~Tripoli, Benghazi
        """;

    public const string MiddleEast = """
        Israel: Tel Aviv/Tel-Aviv, Jerusalem, Haifa, Herzliya, Ramat Gan
        Palestine: Ramallah
        United Arab Emirates,=UAE,U.A.E.: Dubai, Abu Dhabi, Sharjah
        Saudi Arabia,=KSA: Riyadh, Jeddah, Dammam
        Qatar: Doha
        Kuwait: Kuwait City
        Bahrain: Manama
        ~Oman: Muscat
        Yemen: Sanaa
        ~Jordan: ~Amman
        Lebanon: Beirut
        Syria: Damascus
        Iraq: Baghdad, Erbil
        Iran: Tehran
        ~Turkey,Türkiye: Istanbul/İstanbul, Ankara, Izmir
        """;
}
