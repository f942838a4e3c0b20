namespace Guiyi.Hub.Sinks.Results;

/// <summary>Formats rows on all cores and writes them in their order. Memory stays bounded: a few thousand rows per core at a time.</summary>
static class ParallelRows
{
    const int RowsPerPart = 2048;

    /// <param name="writer">Has its header already.</param>
    /// <param name="items">Number of items, each giving any number of rows.</param>
    /// <param name="write">Writes an item's rows; called from several threads, each with a writer of its own.</param>
    public static void Write(CsvWriter writer, int items, Action<int, CsvWriter> write)
    {
        var parts = new Part[Math.Max(1, Environment.ProcessorCount) * 2];
        for (int i = 0; i < parts.Length; i++)
            parts[i] = new Part(writer);
        for (int start = 0; start < items; start += parts.Length * RowsPerPart)
        {
            int from = start;
            Parallel.For(0, parts.Length, p => parts[p].Fill(from + (p * RowsPerPart), Math.Min(items, from + ((p + 1) * RowsPerPart)), write));
            foreach (Part part in parts)
                part.AppendTo(writer);
        }
    }

    sealed class Part
    {
        readonly MemoryStream text = new();
        readonly CsvWriter writer;
        long before;

        public Part(CsvWriter whole) => writer = whole.Part(text);

        public void Fill(int from, int to, Action<int, CsvWriter> write)
        {
            text.SetLength(0);
            before = writer.Rows;
            for (int item = from; item < to; item++)
                write(item, writer);
            writer.Flush();
        }

        public void AppendTo(CsvWriter whole)
        {
            if (text.Length > 0)
                whole.Append(text.GetBuffer().AsMemory(0, (int)text.Length), writer.Rows - before);
        }
    }
}
