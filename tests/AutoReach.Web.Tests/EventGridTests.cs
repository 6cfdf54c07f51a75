using System.Security.Claims;
using AutoReach.Web.Access;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace AutoReach.Web.Tests;

/// <summary>Delivery reports of Azure Communication Services, and who is believed that sends them.</summary>
public sealed class EventGridTests(EventGridTests.Host host) : IClassFixture<EventGridTests.Host>
{
    private const string Tenant = "11111111-1111-1111-1111-111111111111", Audience = "22222222-2222-2222-2222-222222222222";

    private static readonly SymmetricSecurityKey Key = new(new byte[32].Select((_, index) => (byte)index).ToArray());

    [Fact]
    public async Task The_handshake_is_answered_with_its_code()
    {
        var answer = await Sender().PostAsync("/hooks/email-events",
            """[{ "id": "1", "eventType": "Microsoft.EventGrid.SubscriptionValidationEvent", "data": { "validationCode": "code-7" } }]""");
        Json.Holds("""{ "validationResponse": "code-7" }""", answer.Is(200).Json);
    }

    [Theory]
    [InlineData("Bounced", true)]
    [InlineData("Suppressed", true)]
    [InlineData("FilteredSpam", false)]
    [InlineData("Delivered", false)]
    public async Task A_delivery_report_counts_and_a_bounce_for_good_ends_mail_to_the_address(string status, bool ends)
    {
        var web = host.Web;
        var sent = (await web.RunAsync(await web.AtLevel2Async(), 40)).First(lead => lead.Text("status") == "sent");
        var email = sent.GetProperty("lead").Text("email");
        var answer = await Sender().PostAsync("/hooks/email-events", Report(status, email));
        Json.Holds("""{ "recorded": 1, "unknown": 0 }""", answer.Is(200).Json);
        var again = await web.NewLeadAsync(await web.NewWorkflowAsync(), email);
        await web.DrainAsync();
        Assert.Equal(ends, (await web.Reviewer.GetAsync($"/api/leads/{again}")).Is(200).Json.Text("status") == "skipped");
    }

    [Fact]
    public async Task What_is_about_something_else_is_left_out()
    {
        var answer = await Sender().PostAsync("/hooks/email-events",
            """[{ "id": "1", "eventType": "Microsoft.Communication.EmailEngagementTrackingReportReceived", "data": { "recipient": "a@b.example" } }]""");
        Json.Holds("""{ "recorded": 0, "unknown": 0 }""", answer.Is(200).Json);
    }

    [Theory]
    [InlineData("of another application", Audience, "33333333-3333-3333-3333-333333333333", 0)]
    [InlineData("for another audience", "someone-else", EventGridIdentity.Sender, 0)]
    [InlineData("that has expired", Audience, EventGridIdentity.Sender, -120)]
    public async Task A_token_is_not_believed(string why, string audience, string sender, int minutes)
    {
        Assert.NotEmpty(why);
        (await host.Web.With(Token(audience, sender, minutes)).PostAsync("/hooks/email-events", "[]")).Is(401);
    }

    [Fact]
    public async Task Its_token_opens_nothing_else() => (await Sender().GetAsync("/api/workflows")).Is(401);

    private Client Sender() => host.Web.With(Token(Audience, EventGridIdentity.Sender, 0));

    private static string Report(string status, string recipient) =>
        $$"""[{ "id": "{{Guid.NewGuid()}}", "eventType": "Microsoft.Communication.EmailDeliveryReportReceived", "subject": "x", "data": { "sender": "a@sender.example", "recipient": "{{recipient}}", "messageId": "m", "status": "{{status}}" } }]""";

    private static string Token(string audience, string sender, int minutesFromNow)
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime.AddMinutes(minutesFromNow);
        return new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = $"https://sts.windows.net/{Tenant}/",
            Audience = audience,
            Subject = new ClaimsIdentity([new Claim("appid", sender)]),
            IssuedAt = now,
            NotBefore = now,
            Expires = now.AddMinutes(60),
            SigningCredentials = new SigningCredentials(Key, SecurityAlgorithms.HmacSha256),
        });
    }

    /// <summary>A host that believes tokens of a directory whose keys are known without asking it.</summary>
    public sealed class Host : IAsyncLifetime
    {
        public TestHost Web { get; } = new()
        {
            More = services => services.AddEventGridIdentity(new EventGridIdentity(Tenant, Audience), options =>
            {
                options.Configuration = new OpenIdConnectConfiguration();
                options.Configuration.SigningKeys.Add(Key);
                options.TimeProvider = TimeProvider.System;
            }),
        };

        public ValueTask InitializeAsync() => Web.InitializeAsync();

        public ValueTask DisposeAsync() => Web.DisposeAsync();
    }
}
