namespace Guiyi.Hub.Find;

/// <summary>Terms (hashes of words, pairs of sounds ...) and the values that have them, as differences in one to five bytes each.</summary>
sealed class TermIndex
{
    readonly uint[] terms;
    readonly int[] counts;
    readonly int[] starts;
    readonly byte[] postings;

    readonly int most;

    internal TermIndex(uint[] terms, int[] counts, int[] starts, byte[] postings, int most) =>
        (this.terms, this.counts, this.starts, this.postings, this.most) = (terms, counts, starts, postings, most);

    /// <summary>Place of a term, or negative.</summary>
    public int Place(uint term) => Array.BinarySearch(terms, term);

    /// <summary>How many values have the term; where postings were cut, how many are kept.</summary>
    public int Count(int place) => counts[place];

    /// <summary>True where more values have the term than are kept.</summary>
    public bool IsCut(int place) => counts[place] == most;

    public Reader Read(int place) => new(postings, starts[place], counts[place]);

    /// <summary>The values of one term, in rising order.</summary>
    internal ref struct Reader(byte[] bytes, int at, int left)
    {
        public int Value { get; private set; }

        public bool Next()
        {
            if (left-- == 0)
                return false;
            int step = 0, shift = 0;
            byte part;
            do
            {
                part = bytes[at++];
                step |= (part & 0x7F) << shift;
                shift += 7;
            }
            while (part >= 0x80);
            Value += step;
            return true;
        }
    }
}
