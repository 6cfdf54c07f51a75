using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace AutoReach.Adapters.Smtp;

/// <summary>Trust in a company's own certificate authority, and in no other, for a relay inside its network.</summary>
internal static class PrivateAuthority
{
    /// <param name="authority">The authority's own certificates.</param>
    /// <returns>Whether one of them vouches for the server, for the name that was asked for. Whether it took that back is not asked.</returns>
    public static RemoteCertificateValidationCallback Trusting(X509Certificate2Collection authority) => (_, certificate, _, errors) =>
    {
        if (certificate is null || (errors & ~SslPolicyErrors.RemoteCertificateChainErrors) != 0)
            return false;
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(authority);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        using var server = X509CertificateLoader.LoadCertificate(certificate.GetRawCertData());
        return chain.Build(server);
    };
}
