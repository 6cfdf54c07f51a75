using System.Net;
using System.Net.Sockets;

namespace AutoReach.Adapters.Web;

/// <summary>Looks up the addresses of a host; tests flip them.</summary>
public delegate Task<IPAddress[]> ResolveHost(string host, CancellationToken cancellationToken);

/// <summary>A connection that was refused because of where it would have led.</summary>
public sealed class RefusedAddressException(string reason) : HttpRequestException(reason);

/// <summary>
/// Opens the connections of research. The host is resolved here, every address of the answer must be public, and the
/// socket goes to exactly the addresses that were checked, so a second answer of the name server changes nothing.
/// </summary>
internal sealed class SafeConnector(ResolveHost resolve, Uri? sampleWeb)
{
    /// <summary>Where a checked endpoint is really dialled; only tests put something else here.</summary>
    internal Func<IPEndPoint, IPEndPoint> Dial { get; init; } = static endpoint => endpoint;

    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var target = context.DnsEndPoint;
        var endpoints = sampleWeb is null ? await CheckedAsync(target, cancellationToken) : [OnlySampleWeb(target, sampleWeb)];
        SocketException? failure = null;
        foreach (var endpoint in endpoints)
        {
            var socket = new Socket(endpoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(endpoint, cancellationToken);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch (SocketException exception)
            {
                socket.Dispose();
                failure = exception;
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        }
        throw failure ?? new SocketException((int)SocketError.HostNotFound);
    }

    private async Task<IPEndPoint[]> CheckedAsync(DnsEndPoint target, CancellationToken cancellationToken)
    {
        if (target.Port is not (80 or 443))
            throw new RefusedAddressException("The port is neither 80 nor 443.");
        var addresses = await resolve(target.Host, cancellationToken);
        if (!addresses.All(PublicAddress.IsPublic))
            throw new RefusedAddressException("The host leads to an address that is not public.");
        return [.. addresses.Select(address => Dial(new IPEndPoint(address, target.Port)))];
    }

    private static IPEndPoint OnlySampleWeb(DnsEndPoint target, Uri sampleWeb) =>
        target.Host == sampleWeb.Host.Trim('[', ']') && target.Port == sampleWeb.Port
            ? new IPEndPoint(sampleWeb.HostNameType == UriHostNameType.IPv6 ? IPAddress.IPv6Loopback : Loopback(sampleWeb), sampleWeb.Port)
            : throw new RefusedAddressException("Only the sample web may be reached.");

    private static IPAddress Loopback(Uri sampleWeb) => IPAddress.TryParse(sampleWeb.Host, out var address) ? address : IPAddress.Loopback;
}
