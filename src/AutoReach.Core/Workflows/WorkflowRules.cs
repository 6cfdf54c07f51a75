namespace AutoReach.Core.Workflows;

/// <summary>What a stated workflow has to keep to. Pure, so that every host and client is told the same.</summary>
public static class WorkflowRules
{
    private const int MaxEntries = 200;
    private const int MaxCompanies = 1000;
    private const int MaxEntryLength = 200;

    /// <returns>Problems by the field's path on the wire; empty when the workflow can be run.</returns>
    public static IReadOnlyDictionary<string, string[]> Check(Workflow workflow)
    {
        var problems = new Problems();
        problems.Require(!string.IsNullOrWhiteSpace(workflow.Name) && IsOneLine(workflow.Name), "name", $"One line of 1 to {MaxEntryLength} characters.");
        problems.Require(TimeZoneInfo.TryFindSystemTimeZoneById(workflow.TimeZone, out _), "timeZone", "An IANA time zone such as Europe/Berlin.");
        CheckProfile(workflow.Profile, problems);
        CheckMessaging(workflow.Messaging, problems);
        problems.Require(workflow.QualityBar.MinimumFit is >= 0 and <= 1, "qualityBar.minimumFit", "A number from 0 to 1.");
        CheckTrust(workflow.Trust, problems);
        CheckReview(workflow.Review, problems);
        problems.Require(workflow.Sending.Transport == Transport.Outbox
            || workflow.Messaging.Sender.Email.Length > 0, "messaging.sender.email", "An email address, which real sending needs.");
        problems.Require(workflow.Sending.UndoWindow >= TimeSpan.Zero
            && workflow.Sending.UndoWindow <= TimeSpan.FromDays(1), "sending.undoWindow", "A duration from PT0S to P1D.");
        problems.Require(workflow.Sending.DailyCap is null or (>= 1 and <= 1000), "sending.dailyCap", "A whole number from 1 to 1,000, or null for no cap.");
        problems.Require(workflow.Sending.StaleAfter >= TimeSpan.FromHours(1), "sending.staleAfter", "A duration of at least PT1H.");
        problems.CheckList(workflow.Relationships.Companies, "relationships.companies", MaxCompanies);
        problems.Require(workflow.Relationships.OtherContactWithin >= TimeSpan.Zero
            && workflow.Relationships.OtherContactWithin <= TimeSpan.FromDays(365), "relationships.otherContactWithin", "A duration from PT0S to P365D.");
        return problems.ByField;
    }

    private static void CheckProfile(IdealCustomerProfile profile, Problems problems)
    {
        problems.CheckList(profile.Industries, "profile.industries");
        problems.CheckList(profile.Regions, "profile.regions");
        problems.CheckList(profile.Technologies, "profile.technologies");
        problems.CheckList(profile.Roles, "profile.roles");
        problems.CheckList(profile.Keywords, "profile.keywords");
        problems.CheckList(profile.ExcludeKeywords, "profile.excludeKeywords");
    }

    private static void CheckMessaging(MessagingGuide messaging, Problems problems)
    {
        problems.Require(messaging.Offer.Length <= 1000 && IsPlain(messaging.Offer), "messaging.offer", "Plain text of at most 1,000 characters.");
        problems.CheckList(messaging.AlwaysInclude, "messaging.alwaysInclude");
        problems.CheckList(messaging.NeverInclude, "messaging.neverInclude");
        problems.CheckList(messaging.Competitors, "messaging.competitors");
        problems.Require(messaging.Links.Count <= MaxEntries
            && messaging.Links.All(IsWeb), "messaging.links", $"At most {MaxEntries} absolute http or https addresses.");
        problems.Require(messaging.CalendarLink is null
            || IsWeb(messaging.CalendarLink), "messaging.calendarLink", "An absolute http or https address, or null.");
        problems.Require(IsOneLine(messaging.SignOff), "messaging.signOff", $"One line of at most {MaxEntryLength} characters.");
        problems.Require(IsOneLine(messaging.Sender.Name), "messaging.sender.name", $"One line of at most {MaxEntryLength} characters.");
        problems.Require(messaging.Sender.Email.Length == 0
            || EmailAddress.TryParse(messaging.Sender.Email, out _), "messaging.sender.email", "An email address.");
        problems.Require(messaging.Sender.PostalAddress.Length <= 500
            && IsPlain(messaging.Sender.PostalAddress), "messaging.sender.postalAddress", "Plain text of at most 500 characters.");
    }

    private static void CheckTrust(TrustPolicy trust, Problems problems)
    {
        problems.Require(trust.Tolerance is > 0 and < 1, "trust.tolerance", "A number between 0 and 1.");
        problems.Require(trust.Confidence is > 0 and < 1, "trust.confidence", "A number between 0 and 1.");
        problems.Require(trust.Floor is >= 0 and <= 1, "trust.floor", "A number from 0 to 1.");
        problems.Require(trust.ReviewsForLevel2 is >= 50 and <= 100, "trust.reviewsForLevel2", "A whole number from 50 to 100.");
        problems.Require(trust.SampleRate is >= 0.1 and <= 0.2, "trust.sampleRate", "A number from 0.1 to 0.2.");
        problems.Require(trust.SampleRateTrusted is >= 0.1 and <= 0.2, "trust.sampleRateTrusted", "A number from 0.1 to 0.2.");
        problems.Require(trust.AuditSize is >= 10 and <= 20, "trust.auditSize", "A whole number from 10 to 20.");
        problems.Require(trust.HighValueFrom is null or > 0, "trust.highValueFrom", "A number above 0, or null for none.");
    }

    private static void CheckReview(ReviewPolicy review, Problems problems)
    {
        problems.Require(review.ReminderAfter > TimeSpan.Zero, "review.reminderAfter", "A duration above PT0S.");
        problems.Require(review.EscalateAfter > review.ReminderAfter, "review.escalateAfter", "Later than reminderAfter.");
        problems.Require(review.ExpireAfter > review.EscalateAfter
            && review.ExpireAfter <= TimeSpan.FromDays(365), "review.expireAfter", "Later than escalateAfter, at most P365D.");
        problems.Require(review.DigestTo.Count <= MaxEntries
            && review.DigestTo.All(address => EmailAddress.TryParse(address, out _)), "review.digestTo", $"At most {MaxEntries} email addresses.");
        problems.Require(review.OverlapShare is >= 0 and <= 0.5, "review.overlapShare", "A number from 0 to 0.5.");
        problems.Require(review.KnownBadShare is >= 0 and <= 0.05, "review.knownBadShare", "A number from 0 to 0.05.");
        problems.Require(review.DigestHour is null or (>= 0 and <= 23), "review.digestHour", "An hour from 0 to 23, or null for when people usually begin.");
        problems.Require(review.DigestSize is null
            or (>= 1 and <= 100), "review.digestSize", "A whole number from 1 to 100, or null for what people usually decide in one sitting.");
    }

    private static bool IsWeb(Uri? address) =>
        address is { IsAbsoluteUri: true } && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps);

    private static bool IsOneLine(string text) => text.Length <= MaxEntryLength && !text.Any(char.IsControl);

    /// <summary>What would make every message of the workflow unsendable is said here and not after a person approved one.</summary>
    private static bool IsPlain(string text) => !text.Any(character => char.IsControl(character) && character is not ('\n' or '\r' or '\t'));

    private sealed class Problems
    {
        private readonly Dictionary<string, string[]> _byField = [];

        public IReadOnlyDictionary<string, string[]> ByField => _byField;

        public void Require(bool holds, string field, string expected)
        {
            if (!holds)
                _byField.TryAdd(field, [expected]);
        }

        public void CheckList(IReadOnlyList<string> entries, string field, int most = MaxEntries) => Require(
            entries.Count <= most && entries.All(entry => !string.IsNullOrWhiteSpace(entry) && IsOneLine(entry)),
            field, $"At most {most} entries of one line each, 1 to {MaxEntryLength} characters.");
    }
}
