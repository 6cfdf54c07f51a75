namespace AutoReach.Adapters.Settings;

/// <summary>Settings that a host cannot start with. The message names each, says what it takes and shows no secret; it is one line.</summary>
public sealed class SettingsException(IEnumerable<string> faults) : Exception(string.Join(" ", faults));
