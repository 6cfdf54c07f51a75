using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace AutoReach.Adapters.Settings;

/// <summary>
/// Variables that nobody reads and that are nearly one that is read. Others are left alone: hosts read different settings of one environment, and tools
/// beside them have their own.
/// </summary>
public static class Misspelt
{
    private const int MaxDistance = 2;

    /// <returns>A sentence for each.</returns>
    public static IReadOnlyList<string> FindMisspelt(this IServiceProvider settings)
    {
        var known = settings.GetServices<SettingNames>().SelectMany(names => names.All.Select(setting => setting.Name)).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. settings.GetRequiredService<IConfiguration>().AsEnumerable().Where(pair => pair.Value is not null).Select(pair => SettingNames.NameOf(pair.Key))
                .Where(name => !known.Contains(name)).Order(StringComparer.Ordinal)
                .Select(name => (Name: name, Near: known.MinBy(other => Distance(name, other))!)).Where(pair => Distance(pair.Name, pair.Near) <= MaxDistance)
                .Select(pair => $"{pair.Name} is no setting of this host and is not read. Is {pair.Near} meant?"),
        ];
    }

    /// <summary>Letters put in, left out, exchanged or swapped with their neighbour (optimal string alignment).</summary>
    internal static int Distance(string one, string other)
    {
        var costs = new int[one.Length + 1, other.Length + 1];
        for (var i = 0; i <= one.Length; i++)
        {
            for (var j = 0; j <= other.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    costs[i, j] = i + j;
                    continue;
                }
                var exchanged = costs[i - 1, j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1);
                costs[i, j] = Math.Min(exchanged, 1 + Math.Min(costs[i - 1, j], costs[i, j - 1]));
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                    costs[i, j] = Math.Min(costs[i, j], costs[i - 2, j - 2] + 1);
            }
        }
        return costs[one.Length, other.Length];
    }
}
