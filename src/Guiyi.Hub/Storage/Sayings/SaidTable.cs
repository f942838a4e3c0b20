using Guiyi.Hub.Storage.Databases;

namespace Guiyi.Hub.Storage.Sayings;

/// <summary>What all that people said has in common.</summary>
readonly record struct Common(long Id, long? Run, Saying Made, Holding Held, Saying? Ended);

/// <summary>A table of what people said. All end with the same columns: who, when and why it was said, and the same for its end.</summary>
/// <param name="Name">The table; its id is the name with "_id".</param>
/// <param name="Anchors">How it finds what is attached to the record of source $1 and key $2.</param>
/// <param name="Columns">Its own columns, after the id.</param>
/// <param name="Read">Makes the noun from its own columns, which begin at the second, and what all share.</param>
/// <param name="Write">Writes its own columns.</param>
sealed record SaidTable<T>(string Name, string Anchors, string[] Columns, Func<Row, Common, T> Read, Action<Rows, T, ISealer> Write)
    where T : Said
{
    static readonly string[] Shared = ["run_id", "made_by", "made_at", "made_why", "since"];

    public string Id => Name + "_id";

    public string Select => $"select {Id}, {string.Join(", ", Columns)}, {string.Join(", ", Shared)}, until, ended_by, ended_at, ended_why from {Name} ";

    /// <summary>The columns written when something is added.</summary>
    public string[] Added => [Id, .. Columns, .. Shared];

    public T Of(Row row)
    {
        int shared = Columns.Length + 1;
        return Read(row, new Common(row.Long(0), row.Number(shared), row.Saying(shared + 1), row.Holding(shared + 4), row.OptionalSaying(shared + 6)));
    }
}
