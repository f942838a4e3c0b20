using System.Text;
using Guiyi.Hub.Storage;
using Guiyi.Hub.Storage.Access;
using Guiyi.Hub.Storage.Records;
using Guiyi.Hub.Storage.Sayings;
using Guiyi.Model;
using Xunit;

namespace Guiyi.Hub.Tests.Storage;

public sealed class SqliteSealerTests : SealerTests<SqlitePlace>;

public sealed class PostgreSqlSealerTests : SealerTests<PostgreSqlPlace>;

public abstract class SealerTests<TPlace> : StoreTests<TPlace>
    where TPlace : Place, new()
{
    const string Secret = "SECRET13900001111";

    [Fact]
    public void Sensitive_values_lie_in_the_store_as_the_sealer_made_them()
    {
        using Workspace workspace = Workspace.Open(Place.Folder, Place.ConnectionString, new Mirror());
        Store store = workspace.Store;
        StoredSource source = store.AddSource();
        var anchor = new RecordAnchor(source.Id, "A1");
        store.Write(t =>
        {
            t.Records.Add([t.Record(source, "A1", 1, Secret)]);
            t.Rejects.Add(1, [new Reject("orders", 1, 2, "", "found", Secret)]);
            t.Corrections.Add(new StoredCorrection { Record = anchor, Entity = EntityKind.Person, Attribute = "phone", Value = Secret, Made = Filling.By("wang") });
            t.Interactions.Add(new StoredInteraction { Record = anchor, Entity = EntityKind.Person, Kind = "note", Happened = Filling.Noon, Text = Secret, Made = Filling.By("wang") });
            t.Answers.Add(new StoredAnswer(1, "k", 1, 200, Encoding.UTF8.GetBytes(Secret), Filling.Noon));
        });
        Assert.Equal(Secret, store.Records.Find(anchor)!.Fields[0]);
        Assert.Contains(Secret, Assert.Single(store.Records.Current().Texts()), StringComparison.Ordinal);
        Assert.Equal(Secret, store.Rejects.Of(1).Single().Raw);
        Assert.Equal(Secret, store.Corrections.Of(anchor).Single().Value);
        Assert.Equal(Secret, store.Interactions.Of(anchor).Single().Text);
        Assert.Equal(Secret, Encoding.UTF8.GetString(store.Answers.Find(1, "k")!.Body));
        string mirrored = Convert.ToHexString(Mirror.Of(Encoding.UTF8.GetBytes(Secret)));
        string contains = Place.ConnectionString is null ? "instr(hex({0}), '{1}') > 0" : "position('{1}' in upper(encode({0}, 'hex'))) > 0";
        foreach ((string table, string column) in new[] { ("record", "fields"), ("reject", "raw"), ("correction", "value"), ("interaction", "text"), ("idempotency", "body") })
            Assert.Equal(1, store.Writer.Number($"select count(*) from {table} where {string.Format(null, contains, column, mirrored)}"));
    }

    /// <summary>Turns every bit.</summary>
    sealed class Mirror : ISealer
    {
        public static byte[] Of(ReadOnlySpan<byte> bytes) => Array.ConvertAll(bytes.ToArray(), b => (byte)~b);

        public ReadOnlyMemory<byte> Seal(SealedColumn column, ReadOnlyMemory<byte> plain) => Of(plain.Span);

        public ReadOnlySpan<byte> Open(SealedColumn column, ReadOnlySpan<byte> stored) => Of(stored);
    }
}
