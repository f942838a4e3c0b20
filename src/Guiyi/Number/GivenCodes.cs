using System.Collections;
using Guiyi.Internals;

namespace Guiyi.Number;

/// <summary>The current codes of the customers of a run, in the order of the requests. A text is made when it is asked for.</summary>
public sealed class GivenCodes : IReadOnlyList<string>
{
    readonly CodeTable codes;
    readonly Column<int> given;

    internal GivenCodes(CodeTable codes, Column<int> given) => (this.codes, this.given) = (codes, given);

    public int Count => given.Length;

    public string this[int index] => codes.Text(given[index]);

    /// <summary>Bytes that suffice for any code.</summary>
    public int Longest => codes.Longest * 3;

    /// <summary>Writes a code as UTF-8, without making a text.</summary>
    /// <returns>The number of bytes.</returns>
    public int Write(int index, Span<byte> utf8) => codes.Write(given[index], utf8);

    public IEnumerator<string> GetEnumerator()
    {
        for (int i = 0; i < Count; i++)
            yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
