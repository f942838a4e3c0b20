using System.Net;
using System.Net.Sockets;

namespace Guiyi.Hub.Base.Arriving;

/// <summary>
/// Addresses at which machines of a cloud are told who they are, and with which keys (IMDS and its like): nothing there is a file of customers, and what
/// a server is told there nobody else may read. Link-local ones (RFC 3927, RFC 4291), and those that clouds use beside them.
/// </summary>
static class ReservedAddresses
{
    /// <summary>Alibaba Cloud; Amazon over IPv6; Azure's host.</summary>
    static readonly IPAddress[] OfClouds = [IPAddress.Parse("100.100.100.200"), IPAddress.Parse("fd00:ec2::254"), IPAddress.Parse("168.63.129.16")];

    static readonly IPNetwork LinkLocal = IPNetwork.Parse("169.254.0.0/16");

    public static bool Has(IPAddress address)
    {
        IPAddress plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return plain.IsIPv6LinkLocal || LinkLocal.Contains(plain) || OfClouds.Contains(plain);
    }

    /// <summary>The reserved address that a host is written as; null where it is none, or a name.</summary>
    public static IPAddress? Of(Uri address) => IPAddress.TryParse(address.DnsSafeHost, out IPAddress? written) && Has(written) ? written : null;

    /// <summary>Connects to what a name stands for at this moment, and to where an answer leads on, but to no reserved address.</summary>
    /// <exception cref="HttpRequestException">The host is reserved.</exception>
    public static async ValueTask<Stream> Connect(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        DnsEndPoint host = context.DnsEndPoint;
        IPAddress[] addresses = IPAddress.TryParse(host.Host, out IPAddress? written) ? [written] : await Dns.GetHostAddressesAsync(host.Host, cancellation);
        // All of them: a name that leads to one such place is no name of a shop.
        if (addresses.FirstOrDefault(Has) is { } reserved)
            throw new HttpRequestException($"{host.Host} is {reserved}, an address that machines of a cloud are told their keys at: nothing is fetched there.");
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, host.Port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
