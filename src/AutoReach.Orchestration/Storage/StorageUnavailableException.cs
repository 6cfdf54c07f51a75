namespace AutoReach.Orchestration.Storage;

/// <summary>
/// The store cannot do its work at present: the disk is full, the service does not answer. What was acknowledged stays;
/// what failed with this was not written, unless the answer got lost on a network: then nobody knows. The message tells
/// an operator what to do. Adapters derive their own from it.
/// </summary>
public class StorageUnavailableException(string message, Exception? inner = null) : IOException(message, inner);
