namespace Guiyi.Hub.Storage.Customers;

/// <summary>The classes that a customer had for a while.</summary>
/// <param name="Customer">The customer.</param>
/// <param name="Classes">A JSON object: dimension to class.</param>
/// <param name="Because">A JSON object: dimension to the rule that said so.</param>
/// <param name="Run">The run that classified it so.</param>
/// <param name="Held">The versions of the base in which it had them.</param>
public sealed record StoredClasses(CustomerNo Customer, string Classes, string Because, long Run, Holding Held);
