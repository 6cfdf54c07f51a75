using System.Net;
using System.Net.Sockets;

namespace AutoReach.Local.Hosting;

/// <summary>Looks whether a port can be listened on, so that a taken one is a sentence and not a failed start.</summary>
internal static class FreePort
{
    /// <exception cref="UserException">It cannot be listened on.</exception>
    public static void Require(int port)
    {
        try
        {
            using var probe = new TcpListener(IPAddress.Loopback, port);
            probe.Start();
        }
        catch (SocketException failure)
        {
            throw new UserException(failure.SocketErrorCode == SocketError.AddressAlreadyInUse
                ? $"Port {port} on 127.0.0.1 is in use. Choose another with --port; 0 takes a free one."
                : $"Port {port} on 127.0.0.1 cannot be listened on: {failure.Message}. Choose another with --port.");
        }
    }
}
