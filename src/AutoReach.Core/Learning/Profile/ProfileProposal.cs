using System.Globalization;
using AutoReach.Core.Learning.Items;
using AutoReach.Core.Qualification;
using AutoReach.Core.Reference;
using AutoReach.Core.Workflows;

namespace AutoReach.Core.Learning.Profile;

public enum ProposalAction { Add, Remove }

/// <summary>The lists of a stated profile.</summary>
public enum ProfileList { Industries, CompanySizes, Regions, Technologies, Roles, Keywords, ExcludeKeywords }

/// <summary>A change of the stated profile that decisions speak for; a person adopts it or leaves it.</summary>
/// <param name="Value">The entry that is added or taken out, as it stands or would stand in its list.</param>
/// <param name="Row">What it rests on.</param>
public sealed record ProfileProposal(ProposalAction Action, ProfileList List, string Value, ProfileRow Row)
{
    /// <summary>An exclusion turns down every lead that has it, so nearly none may have been wanted.</summary>
    private const double MaxWantedOfExcluded = 0.1;

    private const int MaxWords = 6;
    private const int MaxSlugLength = 30;

    public string Id => Slug.Create($"{Action}-{List}".ToLowerInvariant(), Value, MaxSlugLength);

    public string Sentence(IdealCustomerProfile profile) =>
        $"{What} {Why}{(Action == ProposalAction.Add && IsFirst(profile) ? " Nothing is stated here so far: once it is, others count against a lead." : "")}";

    /// <summary>Never-stated preferences and exclusions that were learned, and stated ones that decisions contradict.</summary>
    public static IReadOnlyList<ProfileProposal> Propose(IReadOnlyList<ProfileRow> rows, IdealCustomerProfile profile)
    {
        var all = rows.Where(row => row.Differs).Select(row => OfRow(row, profile)).OfType<ProfileProposal>().ToArray();
        var words = all.Where(proposal => proposal is { Action: ProposalAction.Add, List: ProfileList.Keywords or ProfileList.ExcludeKeywords })
            .OrderByDescending(proposal => Math.Abs(proposal.Row.Learned) / Math.Max(1e-6, proposal.Row.High - proposal.Row.Low)).Take(MaxWords).ToHashSet();
        return [.. all.Where(
            proposal => words.Contains(proposal) || proposal is not { Action: ProposalAction.Add, List: ProfileList.Keywords or ProfileList.ExcludeKeywords })];
    }

    /// <summary>The stated profile with this change.</summary>
    public IdealCustomerProfile ApplyTo(IdealCustomerProfile profile) => List switch
    {
        ProfileList.Industries => profile with { Industries = Changed(profile.Industries, Value) },
        ProfileList.CompanySizes => profile with { CompanySizes = Changed(profile.CompanySizes, Enum.Parse<CompanySize>(Value, ignoreCase: true)) },
        ProfileList.Regions => profile with { Regions = Changed(profile.Regions, Value) },
        ProfileList.Technologies => profile with { Technologies = Changed(profile.Technologies, Value) },
        ProfileList.Roles => profile with { Roles = Changed(profile.Roles, Value) },
        ProfileList.Keywords => profile with { Keywords = Changed(profile.Keywords, Value) },
        ProfileList.ExcludeKeywords => profile with { ExcludeKeywords = Changed(profile.ExcludeKeywords, Value) },
        _ => throw new InvalidOperationException($"Unexpected {List}."),
    };

    private static ProfileProposal? OfRow(ProfileRow row, IdealCustomerProfile profile) => row.Attribute.Split('=', 2) is not [var name, var value] ? null
        : (row, name) switch
        {
            ({ IsNamed: true, Stated: StatedWeights.Excluded }, StatedAttribute.Keyword) =>
                2 * row.Wanted > row.Count ? Removal(ProfileList.ExcludeKeywords, profile.ExcludeKeywords, value, row) : null,
            ({ IsNamed: true, High: < 0 }, _) => OfNamed(row, name, value, profile),
            ({ IsNamed: false, Stated: <= 0, Low: > 0 }, _) when ListOf(name) is { } list && IsOneEntry(name, value) =>
                new(ProposalAction.Add, list, value, row),
            ({ IsNamed: false, High: < 0 }, StatedAttribute.Keyword) when row.Stated >= 0 && row.Wanted <= MaxWantedOfExcluded * row.Count =>
                new(ProposalAction.Add, ProfileList.ExcludeKeywords, value, row),
            _ => null,
        };

    /// <summary>The entry is taken out as it was written.</summary>
    private static ProfileProposal? OfNamed(ProfileRow row, string name, string value, IdealCustomerProfile profile) => name switch
    {
        LeadAttributes.Industry => Removal(ProfileList.Industries, profile.Industries.Where(entry => Industries.Parse(entry) == value), null, row),
        LeadAttributes.CompanySize => new(ProposalAction.Remove, ProfileList.CompanySizes, value, row),
        LeadAttributes.Region =>
            Removal(ProfileList.Regions, profile.Regions.Where(entry => Gazetteer.Parse(entry) is [var only] && only.Key == value), null, row),
        LeadAttributes.Technology => Removal(ProfileList.Technologies, profile.Technologies.Where(entry => Technologies.Parse(entry).Key == value), null, row),
        LeadAttributes.Role => Removal(ProfileList.Roles, profile.Roles.Where(entry => JobRole.Parse(entry)?.Title == value), null, row),
        StatedAttribute.Keyword => Removal(ProfileList.Keywords, profile.Keywords, value, row),
        _ => null,
    };

    private static ProfileProposal? Removal(ProfileList list, IEnumerable<string> entries, string? value, ProfileRow row) =>
        entries.FirstOrDefault(entry => value is null || string.Equals(entry.Trim(), value, StringComparison.OrdinalIgnoreCase)) is { } written
            ? new(ProposalAction.Remove, list, written, row)
            : null;

    private static ProfileList? ListOf(string name) => name switch
    {
        LeadAttributes.Industry => ProfileList.Industries,
        LeadAttributes.CompanySize => ProfileList.CompanySizes,
        LeadAttributes.Region => ProfileList.Regions,
        LeadAttributes.Technology => ProfileList.Technologies,
        LeadAttributes.Role => ProfileList.Roles,
        StatedAttribute.Keyword => ProfileList.Keywords,
        _ => null,
    };

    /// <summary>Regions that a lead has together are stated one by one.</summary>
    private static bool IsOneEntry(string name, string value) => name != LeadAttributes.Region || Regions.Parse(value).Count == 1;

    private IReadOnlyList<T> Changed<T>(IReadOnlyList<T> entries, T entry) => Action switch
    {
        ProposalAction.Add => entries.Contains(entry) ? entries : [.. entries, entry],
        ProposalAction.Remove => [.. entries.Where(one => !Equals(one, entry))],
        _ => throw new InvalidOperationException($"Unexpected {Action}."),
    };

    private string What => (Action, List) switch
    {
        (ProposalAction.Add, ProfileList.ExcludeKeywords) => $"Exclude leads with “{Value}” in the description.",
        (ProposalAction.Remove, ProfileList.ExcludeKeywords) => $"No longer exclude “{Value}”.",
        (ProposalAction.Add, _) => $"State {AttributeWords.Describe(Row.Attribute)} as wanted.",
        (ProposalAction.Remove, _) => $"No longer state {AttributeWords.Describe(Row.Attribute)} as wanted.",
        _ => throw new InvalidOperationException($"Unexpected {Action}."),
    };

    private string Why => string.Create(CultureInfo.InvariantCulture,
        $"{Row.Wanted} of {Row.Count} such leads were wanted: it counts {Row.Learned:+0.0;−0.0} in log-odds ({Row.Low:+0.0;−0.0} "
            + $"to {Row.High:+0.0;−0.0}), stated is {Row.Stated:+0.0;−0.0;0}.");

    private bool IsFirst(IdealCustomerProfile profile) => List switch
    {
        ProfileList.Industries => profile.Industries.Count == 0,
        ProfileList.CompanySizes => profile.CompanySizes.Count == 0,
        ProfileList.Regions => profile.Regions.Count == 0,
        ProfileList.Roles => profile.Roles.Count == 0,
        ProfileList.Technologies => profile.Technologies.Count == 0,
        ProfileList.Keywords => profile.Keywords.Count == 0,
        _ => false,
    };
}
