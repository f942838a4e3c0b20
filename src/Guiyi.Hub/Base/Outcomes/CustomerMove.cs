using Guiyi.Hub.Storage.Customers;
using Guiyi.Hub.Storage.Records;

namespace Guiyi.Hub.Base.Outcomes;

/// <summary>What happens to one customer in a commit.</summary>
/// <param name="No">Its id.</param>
/// <param name="Before">Versions of its records before; none where it begins or comes back.</param>
/// <param name="After">Versions of its records now; none where it ends.</param>
/// <param name="Numbers">Numbers of its records now.</param>
/// <param name="ReplacedBy">Where it ends, who has most of its records now.</param>
sealed record CustomerMove(CustomerNo No, IReadOnlyList<RecordId> Before, IReadOnlyList<RecordId> After, IReadOnlyList<int> Numbers, CustomerNo? ReplacedBy)
{
    public bool Begins => Before.Count == 0;

    public bool Ends => After.Count == 0;

    /// <summary>Records that it had and has, in another version.</summary>
    public int Restated { get; init; }
}
