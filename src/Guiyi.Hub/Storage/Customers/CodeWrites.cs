using Guiyi.Hub.Storage.Databases;

namespace Guiyi.Hub.Storage.Customers;

/// <summary>Writes codes.</summary>
public sealed class CodeWrites
{
    readonly Writing writing;

    internal CodeWrites(Writing writing) => this.writing = writing;

    /// <summary>Issues codes.</summary>
    /// <exception cref="StoreException">One was issued before.</exception>
    public void Issue(IEnumerable<(string Code, CustomerNo Customer, string? Prefix)> codes, long run) => writing.Insert(
        "code", ["code", "customer_no", "prefix", "since", "issued_run", "reason"], InOrder.By(codes, c => c.Code),
        (row, c) => row.Add(c.Code).Add(c.Customer.Value).AddOptional(c.Prefix).Add(writing.Version).Add(run).Add(""));

    /// <summary>Takes codes out of use.</summary>
    /// <exception cref="StoreException">One is not current.</exception>
    public void Retire(IEnumerable<(string Code, string Reason)> codes, long run) => writing.ForEach(
        "update code set until = $2, retired_run = $3, reason = $4 where code = $1 and until is null", codes,
        (row, c) => row.Add(c.Code).Add(writing.Version).Add(run).Add(c.Reason), "a code is not current");

    /// <summary>Takes retired codes into use again.</summary>
    /// <exception cref="StoreException">One is current.</exception>
    public void Restore(IEnumerable<string> codes) => writing.ForEach(
        "update code set since = $2, until = null, retired_run = null, reason = $3 where code = $1 and until is not null", codes,
        (row, code) => row.Add(code).Add(writing.Version).Add(Number.RetireReason.Restored), "a code is not retired");
}
