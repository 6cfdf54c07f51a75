namespace AutoReach.Local.Commands;

/// <summary>The file that <c>--json</c> names.</summary>
internal static class ResultFile
{
    /// <exception cref="UserException">The file cannot be written.</exception>
    public static async Task WriteAsync(FileInfo file, string json, CancellationToken cancellationToken)
    {
        try
        {
            await File.WriteAllTextAsync(file.FullName, json, cancellationToken);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new UserException($"{file.FullName} cannot be written: {failure.Message} Choose another file with --json.");
        }
    }
}
