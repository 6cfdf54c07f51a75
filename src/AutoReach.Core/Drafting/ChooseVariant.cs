using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace AutoReach.Core.Drafting;

/// <summary>Picks one of the alternatives for a part of an email. Pure: the same arguments give the same answer.</summary>
/// <param name="part">What is chosen: <c>opening</c>, <c>value</c>, <c>proof</c>, <c>callToAction</c>, <c>subject</c>, <c>length</c>.</param>
/// <param name="variants">Distinct ids such as <c>opening.question.role</c>, at least one. The second part is the kind.</param>
/// <param name="seed">Stable for lead and revision.</param>
/// <returns>An index into <paramref name="variants"/>.</returns>
public delegate int ChooseVariant(string part, IReadOnlyList<string> variants, string seed);

/// <summary>
/// The chooser of a team that has taught nothing yet: every alternative is as likely as any other. By rendezvous
/// hashing, so that taking away an alternative that was not chosen changes nothing.
/// </summary>
public static class SeededChoice
{
    public static int Choose(string part, IReadOnlyList<string> variants, string seed)
    {
        var (best, highest) = (0, 0UL);
        for (var at = 0; at < variants.Count; at++)
            if (Draw($"{seed}\n{part}\n{variants[at]}") is var draw && draw >= highest)
                (best, highest) = (at, draw);
        return best;
    }

    private static ulong Draw(string text) =>
        BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
