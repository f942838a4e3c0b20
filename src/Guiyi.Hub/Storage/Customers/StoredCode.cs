namespace Guiyi.Hub.Storage.Customers;

/// <summary>A code that was given to a customer once. Never given to another, and always resolves.</summary>
/// <param name="Code">The code.</param>
/// <param name="Customer">The customer it was issued to; follow its id for who has it today.</param>
/// <param name="Prefix">The part before the serial; null where that is not known.</param>
/// <param name="IssuedRun">The run that issued it.</param>
/// <param name="RetiredRun">The run that retired it; null while it is current.</param>
/// <param name="Reason">Why it was retired, or restored, as <see cref="Number.RetireReason"/>; empty otherwise.</param>
/// <param name="Held">The versions of the base in which it was current, the last time.</param>
public sealed record StoredCode(string Code, CustomerNo Customer, string? Prefix, long IssuedRun, long? RetiredRun, string Reason, Holding Held);
