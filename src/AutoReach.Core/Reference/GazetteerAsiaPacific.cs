namespace AutoReach.Core.Reference;

internal static partial class GazetteerTables
{
    public const string AsiaPacific = """
        India: Bangalore/Bengaluru, Mumbai, Delhi, New Delhi, Hyderabad, Pune, Chennai, Gurgaon/Gurugram, Noida, Ahmedabad, Kolkata, Indore, Jaipur, Kochi
        Pakistan: Karachi, Lahore, Islamabad
        Bangladesh: Dhaka
        Sri Lanka: Colombo
        Nepal: Kathmandu
        Bhutan: Thimphu
        Maldives:
        Afghanistan: Kabul
        China: Beijing, Shanghai, Shenzhen, Hangzhou, Guangzhou, Chengdu, Nanjing, Wuhan, Suzhou
        Hong Kong:
        Macau:
        Taiwan: Taipei, Hsinchu
        Japan: Tokyo, Osaka, Kyoto, Fukuoka, Nagoya, Yokohama, Sapporo
        South Korea,Korea,Republic of Korea: Seoul, Busan
        North Korea: Pyongyang
        Mongolia: Ulaanbaatar
        Singapore:
        Malaysia: Kuala Lumpur, Penang, Johor Bahru
        Indonesia: Jakarta, Bali, Bandung, Surabaya, Yogyakarta
        Philippines: Manila, Cebu, Makati, Quezon City, Davao
        Vietnam,Viet Nam: Ho Chi Minh City/Saigon, Hanoi, Da Nang
        Thailand: Bangkok, Chiang Mai, Phuket
        Cambodia: Phnom Penh
        Laos: Vientiane
        Myanmar: Yangon
        Brunei:
        Kazakhstan: Almaty, Astana
        Uzbekistan: Tashkent
        Kyrgyzstan: Bishkek
        Tajikistan: Dushanbe
        Turkmenistan: Ashgabat
        Australia: 
        - New South Wales: Sydney, Chatswood
        - ~Victoria: Melbourne, Geelong
        - Queensland: Brisbane, Gold Coast
        - Western Australia: Perth
        - South Australia: Adelaide
        - Tasmania: Hobart
        + Canberra
        New Zealand: Auckland, Wellington, Christchurch
        Fiji: Suva
        Papua New Guinea: Port Moresby
        """;
}
