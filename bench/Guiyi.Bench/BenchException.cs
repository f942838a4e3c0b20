namespace Guiyi.Bench;

/// <summary>What a benchmark needs is not there.</summary>
sealed class BenchException(string message) : Exception(message);
