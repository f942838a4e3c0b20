using Guiyi.Relate;

namespace Guiyi.Hub.Base.Reading;

/// <summary>The evidence of a relation for people. A fit calls a record by its place in memory, which nobody else knows.</summary>
static class RelationText
{
    /// <summary>How the fit calls a record in evidence.</summary>
    public static string Called(LoadedBase loaded, string source, int record) =>
        record < loaded.Live.Table.Count ? RelationEvidence.Row(loaded.Live.Table, record) : $"{source} record {record}";

    /// <summary>The evidence with the record called otherwise.</summary>
    public static string Mended(string evidence, string called, string place) =>
        called.Length > 0 && evidence.Length > called.Length && (evidence[called.Length] is ' ' or ':') && evidence.StartsWith(called, StringComparison.Ordinal) ? place + evidence[called.Length..] : evidence;
}
