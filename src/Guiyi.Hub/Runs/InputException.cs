namespace Guiyi.Hub.Runs;

/// <summary>What was asked for does not fit what is there; the message names the file or option, what was found and what was expected.</summary>
public sealed class InputException(string message, Exception? cause = null) : Exception(message, cause);
