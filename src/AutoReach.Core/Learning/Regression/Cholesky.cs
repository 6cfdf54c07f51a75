using System.Numerics;

namespace AutoReach.Core.Learning.Regression;

/// <summary>Factor of a symmetric positive definite matrix, row-major; the textbook method (Golub and Van Loan, "Matrix Computations", 4.2).</summary>
internal readonly struct Cholesky
{
    private readonly double[] _lower;
    private readonly int _size;

    /// <param name="matrix">Its lower half is read; overwritten by the factor.</param>
    public Cholesky(double[] matrix, int size)
    {
        (_lower, _size) = (matrix, size);
        for (var row = 0; row < size; row++)
            for (var column = 0; column <= row; column++)
            {
                var sum = matrix[row * size + column] - Dot(matrix.AsSpan(row * size, column), matrix.AsSpan(column * size, column));
                matrix[row * size + column] = row == column ? Math.Sqrt(Math.Max(sum, 1e-12)) : sum / matrix[column * size + column];
            }
    }

    public void Solve(Span<double> right)
    {
        for (var row = 0; row < _size; row++)
            right[row] = (right[row] - Dot(_lower.AsSpan(row * _size, row), right[..row])) / _lower[row * _size + row];
        for (var row = _size - 1; row >= 0; row--)
        {
            right[row] /= _lower[row * _size + row];
            var line = _lower.AsSpan(row * _size, row);
            var solved = right[row];
            for (var column = 0; column < row; column++)
                right[column] -= line[column] * solved;
        }
    }

    /// <returns>The inverse of the factored matrix, both halves.</returns>
    public double[] Inverse()
    {
        var inverse = new double[_size * _size];
        for (var row = 0; row < _size; row++)
        {
            var line = inverse.AsSpan(row * _size, _size);
            line[row] = 1;
            Solve(line); // symmetric: a column is a row
        }
        return inverse;
    }

    private static double Dot(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        var wide = Vector<double>.Zero;
        var at = 0;
        for (; at <= left.Length - Vector<double>.Count; at += Vector<double>.Count)
            wide += new Vector<double>(left[at..]) * new Vector<double>(right[at..]);
        var sum = Vector.Sum(wide);
        for (; at < left.Length; at++)
            sum += left[at] * right[at];
        return sum;
    }
}
