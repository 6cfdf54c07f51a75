using System.Globalization;

namespace AutoReach.Web.Inbox.Trust;

/// <summary>Where numbers land in a picture: a frame of <see cref="Width"/> by <see cref="Height"/> units with room for its labels.</summary>
/// <param name="Left">Smallest number on the horizontal axis.</param>
/// <param name="Bottom">Smallest number on the vertical axis.</param>
public sealed record Plot(double Left, double Right, double Bottom, double Top)
{
    public const int Width = 420;
    public const int Height = 190;
    private const int Margin = 42;

    public double X(double value) => Margin + (Width - Margin - 24) * Share(value, Left, Right);

    public double Y(double value) => Height - Margin - (Height - Margin - 12) * Share(value, Bottom, Top);

    public string At(double x, double y) => string.Create(CultureInfo.InvariantCulture, $"{X(x):0.#},{Y(y):0.#}");

    public static string Number(double units) => units.ToString("0.#", CultureInfo.InvariantCulture);

    /// <summary>A line through points, as the attribute of a polyline.</summary>
    public string Line(IEnumerable<(double X, double Y)> points) => string.Join(' ', points.Select(point => At(point.X, point.Y)));

    /// <summary>A line that stays where it is until it changes.</summary>
    public string Steps(IReadOnlyList<(double X, double Y)> points) =>
        Line(points.SelectMany((point, place) => place == 0 ? [point] : new[] { (point.X, points[place - 1].Y), point }));

    private static double Share(double value, double from, double to) => to > from ? Math.Clamp((value - from) / (to - from), 0, 1) : 0.5;
}
