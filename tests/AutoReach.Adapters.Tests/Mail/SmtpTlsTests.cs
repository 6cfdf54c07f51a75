using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using AutoReach.Adapters.Smtp;
using AutoReach.Core;
using AutoReach.Core.Sending;

namespace AutoReach.Adapters.Tests.Mail;

/// <summary>A server with a certificate of an authority made for one run, over both ways to TLS.</summary>
public sealed class SmtpTlsTests(SmtpTlsTests.WithStartTls upgraded, SmtpTlsTests.WithImplicitTls secure)
    : IClassFixture<SmtpTlsTests.WithStartTls>, IClassFixture<SmtpTlsTests.WithImplicitTls>
{
    [Theory]
    [InlineData(SmtpTls.StartTls)]
    [InlineData(SmtpTls.Implicit)]
    public async Task Mail_goes_to_a_server_that_the_named_authority_vouches_for(SmtpTls tls)
    {
        var server = ServerFor(tls);
        Assert.Equal(DeliveryState.Accepted, (await SendAsync(Options(tls) with { AuthorityFile = server.Certificates.AuthorityFile })).State);
    }

    [Theory]
    [InlineData(SmtpTls.StartTls)]
    [InlineData(SmtpTls.Implicit)]
    public async Task A_certificate_that_nobody_vouches_for_gets_no_mail(SmtpTls tls)
    {
        var other = ServerFor(tls == SmtpTls.StartTls ? SmtpTls.Implicit : SmtpTls.StartTls).Certificates.AuthorityFile;
        foreach (var options in new[] { Options(tls), Options(tls) with { AuthorityFile = other } })
        {
            var delivery = await SendAsync(options);
            Assert.Equal(DeliveryState.NotSent, delivery.State);
            Assert.Contains("certificate", delivery.Detail, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_certificate_for_another_name_gets_no_mail()
    {
        var options = Options(SmtpTls.StartTls) with { Host = "localhost", AuthorityFile = upgraded.Certificates.AuthorityFile };
        Assert.Equal(DeliveryState.NotSent, (await SendAsync(options)).State);
    }

    private ServerWithTls ServerFor(SmtpTls tls) => tls == SmtpTls.StartTls ? upgraded : secure;

    private SmtpOptions Options(SmtpTls tls) =>
        new() { Host = "127.0.0.1", Port = ServerFor(tls).Port, Tls = tls, User = "relay", Password = "correct horse" };

    private static async Task<Delivery> SendAsync(SmtpOptions options)
    {
        await using var mailer = new SmtpMailer(options, TimeProvider.System);
        return await mailer.SendAsync(new Envelope
        {
            To = EmailAddress.Of("ada@example.com"),
            From = EmailAddress.Of("team@example.org"),
            Subject = "Your launch",
            Body = "Hello\n",
            IdempotencyKey = Guid.NewGuid().ToString("N"),
        }, default);
    }

    public abstract class ServerWithTls(string how) : SmtpServer
    {
        internal Certificates Certificates { get; } = new();

        protected override string[] Arguments => ["--sign-in", $"--{how}={Certificates.ServerFile}"];

        public override async ValueTask DisposeAsync()
        {
            await base.DisposeAsync();
            Certificates.Delete();
            GC.SuppressFinalize(this);
        }
    }

    public sealed class WithStartTls() : ServerWithTls("starttls");

    public sealed class WithImplicitTls() : ServerWithTls("tls");

    internal sealed class Certificates
    {
        private readonly string _folder = Directory.CreateTempSubdirectory("certificates-").FullName;

        public Certificates()
        {
            var now = TimeProvider.System.GetUtcNow();
            using var authorityKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            var authorityRequest = new CertificateRequest("CN=North Ltd test authority", authorityKey, HashAlgorithmName.SHA256);
            authorityRequest.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
            using var authority = authorityRequest.CreateSelfSigned(now.AddDays(-1), now.AddDays(2));

            using var serverKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            var serverRequest = new CertificateRequest("CN=relay", serverKey, HashAlgorithmName.SHA256);
            var names = new SubjectAlternativeNameBuilder();
            names.AddIpAddress(IPAddress.Loopback);
            serverRequest.CertificateExtensions.Add(names.Build());
            using var server = serverRequest.Create(authority, now.AddDays(-1), now.AddDays(1), [1, 2, 3, 4]);
            File.WriteAllText(AuthorityFile, authority.ExportCertificatePem());
            File.WriteAllText(ServerFile, serverKey.ExportPkcs8PrivateKeyPem() + "\n" + server.ExportCertificatePem());
        }

        public void Delete() => Directory.Delete(_folder, recursive: true);

        public string AuthorityFile => Path.Combine(_folder, "authority.pem");

        public string ServerFile => Path.Combine(_folder, "server.pem");
    }
}
