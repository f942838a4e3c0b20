using System.Text;
using Guiyi.Ingest;
using Guiyi.Model;

namespace Guiyi.Hub.Sources.Json;

/// <summary>Reads the records of a JSON source one by one.</summary>
sealed class JsonRows(
    string path, string source, JsonElements elements, JsonColumns columns, string encoding, SourceOptions options, WarningLog warnings) : IRawRows
{
    readonly JsonFlattening flattening = new(columns, options);
    readonly int[] valueOf = NewValues(columns.Names.Length);
    readonly List<int> filled = [];

    public int Row { get; private set; }

    public long Line => elements.Line;

    public Reject? Reject { get; private set; }

    public ReadOnlySpan<char> this[int column] => valueOf[column] < 0 ? default : flattening.Text(flattening.Values[valueOf[column]]);

    public bool Read()
    {
        foreach (int column in filled)
            valueOf[column] = -1;
        filled.Clear();
        Reject = null;
        if (!elements.Next())
            return false;
        Row++;
        string? problem = elements.Problem ?? flattening.Flatten(elements.Current);
        if (problem is null)
            Accept();
        else
            Reject = new Reject(source, Row, Line, "", problem, Raw());
        return true;
    }

    void Accept()
    {
        ReadOnlySpan<JsonValue> values = flattening.Values;
        for (int i = 0; i < values.Length; i++)
        {
            int column = columns.ColumnOf(values[i].Path, values[i].Occurrence);
            if (column < 0)
                throw new SourceException(path, "keys that were not there a moment ago", "a file that does not change while it is read");
            valueOf[column] = i;
            filled.Add(column);
            if (flattening.Text(values[i]).Contains('\uFFFD'))
                warnings.UndecodableBytes(Row, Line, columns.Names[column], flattening.Text(values[i]), encoding);
        }
    }

    string Raw()
    {
        ReadOnlySpan<byte> bytes = elements.Current;
        bool cut = bytes.Length > 4 * options.MaxRawLength;
        return RawText.Cut(Encoding.UTF8.GetString(cut ? bytes[..(4 * options.MaxRawLength)] : bytes), options.MaxRawLength);
    }

    static int[] NewValues(int columns)
    {
        var values = new int[columns];
        Array.Fill(values, -1);
        return values;
    }

    public void Dispose() => elements.Dispose();
}
