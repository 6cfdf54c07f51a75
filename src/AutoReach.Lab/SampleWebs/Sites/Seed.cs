using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace AutoReach.Lab.SampleWebs.Sites;

/// <summary>Chance without chance: every choice of a site follows from its host and the aspect that is chosen, on every machine.</summary>
internal readonly record struct Seed(string Host)
{
    /// <returns>0 to <paramref name="count"/> − 1.</returns>
    public int Below(string aspect, int count) =>
        (int)(BinaryPrimitives.ReadUInt32LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes($"{Host}\n{aspect}"))) % (uint)count);

    public int Between(string aspect, int least, int most) => least + Below(aspect, most - least + 1);

    public bool Chance(string aspect, int percent) => Below(aspect, 100) < percent;

    public T Pick<T>(string aspect, IReadOnlyList<T> choices) => choices[Below(aspect, choices.Count)];

    /// <summary>Distinct choices in an order of their own.</summary>
    public IReadOnlyList<T> Some<T>(string aspect, int count, IReadOnlyList<T> choices)
    {
        var seed = this;
        return [.. Enumerable.Range(0, choices.Count)
            .OrderBy(index => seed.Below($"{aspect}/{index}", int.MaxValue)).Take(count).Select(index => choices[index])];
    }
}
