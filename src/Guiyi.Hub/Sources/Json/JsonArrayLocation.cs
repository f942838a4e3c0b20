using System.Text;
using System.Text.Json;
using Guiyi.Hub.Sources.Encodings;

namespace Guiyi.Hub.Sources.Json;

/// <summary>Finds the one array of objects inside a JSON object, as web interfaces wrap their answers: <c>{"code":0,"data":{"list":[…]}}</c>.</summary>
static class JsonArrayLocation
{
    /// <summary>The form of the file, or null where its first object holds no such array.</summary>
    /// <param name="path">The file.</param>
    /// <param name="encoding">Its encoding.</param>
    /// <param name="options">Limits.</param>
    /// <param name="problem">Why there is none, where the JSON is broken.</param>
    /// <exception cref="SourceException">There are several such arrays.</exception>
    public static JsonForm? Find(string path, DetectedEncoding encoding, SourceOptions options, out string? problem)
    {
        var search = new Search();
        problem = null;
        using ByteWindow window = JsonForm.OpenUtf8(path, encoding);
        try
        {
            while (search.Take(window.Bytes, isFinal: false) is var used)
            {
                window.Skip(used);
                if (window.Bytes.Length > options.MaxRecordLength || !window.More())
                    break;
            }
            search.Take(window.Bytes, isFinal: true);
        }
        catch (JsonException fault)
        {
            problem = $"broken JSON in line {fault.LineNumber + 1} ({JsonFlattening.Reason(fault)})";
            if (search.RootClosed)
                return null;
        }
        if (search.Found.Count > 1)
            throw new SourceException(path, $"JSON with {search.Found.Count} arrays of objects ({string.Join(", ", search.Found.Select(found => found.Name).Take(5))})", "one array of objects");
        return search.Found is [var only] ? new JsonForm($"JSON, array \"{only.Name}\"", only.Start, IsWholeFile: false) : null;
    }

    /// <summary>Walks the tokens with the names of the objects around them. What is inside of arrays is passed over.</summary>
    sealed class Search
    {
        const int MostFound = 100;

        readonly List<string> names = [];
        JsonReaderState state;
        long consumed;
        int arrays;
        long arrayStart = -1;
        string name = "";

        public List<(string Name, long Start)> Found { get; } = [];

        public bool RootClosed { get; private set; }

        public int Take(ReadOnlySpan<byte> bytes, bool isFinal)
        {
            var reader = new Utf8JsonReader(bytes, isFinal, state);
            while (reader.Read())
                Token(ref reader);
            state = reader.CurrentState;
            consumed += reader.BytesConsumed;
            return (int)reader.BytesConsumed;
        }

        void Token(ref Utf8JsonReader reader)
        {
            bool afterArrayStart = arrayStart >= 0;
            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName when arrays == 0:
                    name = Encoding.UTF8.GetString(reader.ValueSpan);
                    break;
                case JsonTokenType.StartObject when arrays == 0:
                    names.Add(name);
                    break;
                case JsonTokenType.EndObject when arrays == 0:
                    names.RemoveAt(names.Count - 1);
                    RootClosed = names.Count == 0;
                    break;
                case JsonTokenType.StartObject when afterArrayStart && arrays == 1 && Found.Count < MostFound:
                    Found.Add((string.Join('.', names.Skip(1).Append(name)), arrayStart));
                    break;
                case JsonTokenType.StartArray:
                    arrayStart = ++arrays == 1 ? consumed + reader.BytesConsumed : -1;
                    return;
                case JsonTokenType.EndArray:
                    arrays--;
                    break;
            }
            arrayStart = -1;
        }
    }
}
