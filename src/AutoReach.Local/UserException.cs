namespace AutoReach.Local;

/// <summary>Something the user can put right; its message says how.</summary>
public sealed class UserException(string message) : Exception(message);
