using System.Collections.Frozen;

namespace AutoReach.Rules.Drafting;

/// <summary>The verbs that companies describe themselves with, so that "we build" can be told as "builds". Verbs that boast are left out.</summary>
internal static class Verbs
{
    private static readonly FrozenSet<string> Bases =
        """
        accelerate administer aggregate aim allow analyze analyse apply arm assist automate bring build capture centralize certify coach collect combine
        connect consolidate convert craft create curate cut deliver deploy design detect develop digitize discover distribute document educate empower
        enable engineer equip extend facilitate find finance fix forecast free gather generate give guide handle help host identify implement improve
        increase inform insure integrate keep let link maintain make manage manufacture map market match measure migrate model moderate monitor
        offer operate optimize organize own pair plan power predict prepare prevent process produce protect provide publish recommend recruit reduce
        remove rent repair replace research run scan schedule sell send serve ship simplify solve source specialize specialise speed staff stop store streamline study supply
        support surface teach test track train transcribe translate treat turn unify validate verify visualize work write
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> BaseOfThird = Bases.ToFrozenDictionary(ThirdPerson, verb => verb);

    private static readonly FrozenSet<string> Gerunds = Bases.Select(Gerund).ToFrozenSet(StringComparer.Ordinal);

    public static bool IsBase(string word) => Bases.Contains(word);

    public static bool IsGerund(string word) => Gerunds.Contains(word);

    /// <returns><c>build</c> for <c>builds</c>; null for what is not the third person of a known verb.</returns>
    public static string? FromThirdPerson(string word) => BaseOfThird.GetValueOrDefault(word);

    public static string ThirdPerson(string verb) => verb switch
    {
        [.. var stem, 'y'] when !IsVowel(stem[^1]) => stem + "ies",
        [.., 's'] or [.., 'x'] or [.., 'z'] or [.., 'c', 'h'] or [.., 's', 'h'] => verb + "es",
        _ => verb + "s",
    };

    private static string Gerund(string verb) => verb switch
    {
        "let" or "cut" or "run" or "stop" or "map" or "ship" or "plan" or "scan" => verb + verb[^1] + "ing",
        [.. var stem, 'e'] when !verb.EndsWith("ee", StringComparison.Ordinal) => stem + "ing",
        _ => verb + "ing",
    };

    private static bool IsVowel(char letter) => letter is 'a' or 'e' or 'i' or 'o' or 'u';
}
