using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace AutoReach.Adapters.Web;

/// <summary>
/// Tells addresses of the public internet from all others. Refused are the special-purpose blocks of the IANA
/// registries (RFC 6890 and successors) and every IPv6 form that only wraps an IPv4 address: mapped, compatible,
/// NAT64, 6to4 and Teredo, which a company's site never needs.
/// </summary>
public static class PublicAddress
{
    private static readonly Block[] RefusedV4 =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
            "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24", "198.18.0.0/15", "198.51.100.0/24",
            "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            "168.63.129.16/32", // Azure's wire server: public by number, answers inside every virtual machine
            "100.100.100.200/32", // Alibaba Cloud's metadata, inside the shared block too
        }.Select(text => Block.Parse(text)),
    ];

    /// <summary>All that is allotted to the public; loopback, link-local, unique local, multicast, mapped and NAT64 lie outside.</summary>
    private static readonly Block GlobalUnicast = Block.Parse("2000::/3");

    private static readonly Block[] RefusedV6 =
    [
        .. new[] { "2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20", "5f00::/16" }.Select(text => Block.Parse(text)),
    ];

    public static bool IsPublic(IPAddress address) => address.AddressFamily switch
    {
        AddressFamily.InterNetwork => !RefusedV4.Any(block => block.Holds(address)),
        AddressFamily.InterNetworkV6 => address.ScopeId == 0 && GlobalUnicast.Holds(address) && !RefusedV6.Any(block => block.Holds(address)),
        _ => false,
    };

    /// <summary>A network by its bits. <see cref="IPNetwork"/> also answers for addresses of the other family, which must not happen here.</summary>
    private sealed record Block(byte[] Network, int Bits)
    {
        public static Block Parse(string text)
        {
            var slash = text.IndexOf('/', StringComparison.Ordinal);
            return new Block(IPAddress.Parse(text[..slash]).GetAddressBytes(), int.Parse(text[(slash + 1)..], CultureInfo.InvariantCulture));
        }

        public bool Holds(IPAddress address)
        {
            var bytes = address.GetAddressBytes();
            if (bytes.Length != Network.Length)
                return false;
            var (whole, rest) = (Bits / 8, Bits % 8);
            return bytes.AsSpan(0, whole).SequenceEqual(Network.AsSpan(0, whole))
                && (rest == 0 || (bytes[whole] ^ Network[whole]) >> (8 - rest) == 0);
        }
    }
}
