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
        Forward(right, 0);
        Backward(right, 0);
    }

    /// <returns>The inverse of the factored matrix, both halves.</returns>
    public double[] Inverse()
    {
        var inverse = new double[_size * _size];
        for (var row = 0; row < _size; row++)
        {
            var line = inverse.AsSpan(row * _size, _size);
            line[row] = 1;
            Forward(line, row); // zero before
            Backward(line, row); // what is before is known from the lines above
        }
        for (var row = 0; row < _size; row++)
            for (var column = row + 1; column < _size; column++)
                inverse[column * _size + row] = inverse[row * _size + column];
        return inverse;
    }

    private void Forward(Span<double> right, int from)
    {
        for (var row = from; row < _size; row++)
            right[row] = (right[row] - Dot(_lower.AsSpan(row * _size + from, row - from), right[from..row])) / _lower[row * _size + row];
    }

    private void Backward(Span<double> right, int to)
    {
        for (var row = _size - 1; row >= to; row--)
        {
            right[row] /= _lower[row * _size + row];
            Subtract(right[to..row], right[row], _lower.AsSpan(row * _size + to, row - to));
        }
    }

    /// <summary>target − factor · line.</summary>
    private static void Subtract(Span<double> target, double factor, ReadOnlySpan<double> line)
    {
        var at = 0;
        for (; at <= line.Length - Vector<double>.Count; at += Vector<double>.Count)
            (new Vector<double>(target[at..]) - new Vector<double>(line[at..]) * factor).CopyTo(target[at..]);
        for (; at < line.Length; at++)
            target[at] -= factor * line[at];
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
