using Guiyi.Hub.Storage.Records;

namespace Guiyi.Hub.Storage.Customers;

/// <summary>A customer's id and what became of it. Kept for ever, so that it is never given out again and always resolves.</summary>
/// <param name="No">The id.</param>
/// <param name="Founder">The record that the id was derived from.</param>
/// <param name="CreatedRun">The run that gave it out.</param>
/// <param name="RetiredRun">The run that retired it; null while it is somebody's.</param>
/// <param name="ReplacedBy">Where it leads to; null while it is somebody's, and where all its records went.</param>
/// <param name="Held">The versions of the base in which it was somebody's, the last time.</param>
public readonly record struct StoredCustomer(CustomerNo No, RecordId Founder, long CreatedRun, long? RetiredRun, CustomerNo? ReplacedBy, Holding Held);

/// <summary>A record is one of a customer's.</summary>
public readonly record struct Membership(CustomerNo Customer, RecordId Record);

/// <summary>A membership that was, or is.</summary>
public readonly record struct PastMembership(CustomerNo Customer, RecordId Record, Holding Held);
