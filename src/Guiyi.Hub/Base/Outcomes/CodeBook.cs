using System.Globalization;
using Guiyi.Hub.Storage.Customers;

namespace Guiyi.Hub.Base.Outcomes;

/// <summary>The last serial number given out under each prefix. A number that was taken for a commit that failed is left out for ever: none is given twice.</summary>
sealed class CodeBook
{
    readonly Dictionary<string, long> last = new(StringComparer.Ordinal);

    /// <summary>All that were ever issued count.</summary>
    public static CodeBook Of(IEnumerable<StoredCode> issued)
    {
        var book = new CodeBook();
        foreach (StoredCode code in issued)
            book.Take(code.Code, code.Prefix);
        return book;
    }

    /// <summary>A code was issued elsewhere.</summary>
    public void Take(string code, string? prefix)
    {
        if (prefix is not null && long.TryParse(code.AsSpan(prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out long serial))
            last[prefix] = Math.Max(last.GetValueOrDefault(prefix), serial);
    }

    /// <summary>The next serial under a prefix.</summary>
    public long Next(string prefix) => last[prefix] = last.GetValueOrDefault(prefix) + 1;
}
