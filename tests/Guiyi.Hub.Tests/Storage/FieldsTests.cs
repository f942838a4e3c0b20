using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Guiyi.Hub.Storage;
using Guiyi.Hub.Storage.Records;
using Xunit;

namespace Guiyi.Hub.Tests.Storage;

public sealed class FieldsTests
{
    /// <summary>Characters that JSON, UTF-8 or databases treat in ways of their own.</summary>
    static readonly Gen<char> Characters = Gen.OneOf(Gen.Elements('"', '\\', '\0', '\n', '\u001F', '\u007F', '王', '\uD83D', '\uDE00', '\uD800', '\uDFFF', '\uFFFF', '[', ',', 'u'), Gen.Choose(0, 0xFFFF).Select(c => (char)c));

    static readonly Gen<string[]> Rows = Characters.ArrayOf().Select(c => new string(c)).ArrayOf();

    [Fact]
    public void Any_text_comes_back_as_it_was()
    {
        var writer = new FieldsWriter();
        var reader = new FieldsReader();
        Prop.ForAll(Rows.ToArbitrary(), texts =>
        {
            reader.Read(writer.Row(texts).Span);
            Assert.Equal(texts, reader.ToArray());
            Assert.True(reader[texts.Length].IsEmpty);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));
    }

    /// <summary>Whole characters only: halves of surrogate pairs are no text to a JSON reader.</summary>
    [Fact]
    public void What_is_written_is_a_JSON_array_of_texts() =>
        Prop.ForAll(Rows.Select(texts => texts.Select(t => new string([.. t.Where(c => !char.IsSurrogate(c))])).ToArray()).ToArbitrary(), texts =>
            Assert.Equal(texts, JsonSerializer.Deserialize<string[]>(new FieldsWriter().Row(texts).Span))).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void Long_rows_and_long_texts_fit()
    {
        string[] texts = [new string('王', 100_000), .. Enumerable.Repeat("x", 5000), new string('\0', 50_000)];
        var reader = new FieldsReader();
        reader.Read(new FieldsWriter().Row(texts).Span);
        Assert.Equal(texts, reader.ToArray());
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[\"a\"")]
    [InlineData("[\"a\";\"b\"]")]
    [InlineData("[1]")]
    [InlineData("[\"a]")]
    [InlineData("[\"a\",]")]
    [InlineData("[\"a\"]]")]
    [InlineData("[\"\\")]
    [InlineData("[\"\\]")]
    [InlineData("[\"\\u12]")]
    [InlineData("[\"\\uXXXX\"]")]
    public void Damage_is_told(string stored) => Assert.Equal(StoreFault.Damaged, Assert.Throws<StoreException>(() => new FieldsReader().Read(Encoding.UTF8.GetBytes(stored))).Fault);

    /// <summary>A row that lost or got a byte is read, or told; nothing else happens.</summary>
    [Fact]
    public void Any_damage_is_told_or_harmless() => Prop.ForAll(Rows.ToArbitrary(), Gen.Choose(0, int.MaxValue).ToArbitrary(), Gen.Choose(0, 255).ToArbitrary(), (texts, place, value) =>
    {
        byte[] row = new FieldsWriter().Row(texts).ToArray();
        int at = place % row.Length;
        foreach (byte[] damaged in new byte[][] { [.. row[..at], (byte)value, .. row[(at + 1)..]], row[..at], [.. row[..at], .. row[(at + 1)..]] })
            try
            {
                new FieldsReader().Read(damaged);
            }
            catch (StoreException told)
            {
                Assert.Equal(StoreFault.Damaged, told.Fault);
            }
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Theory]
    [InlineData(" A-1 ", "A-1")]
    [InlineData("#1001", "#1001")]
    [InlineData("会员88", "会员88")]
    [InlineData("  ", null)]
    public void A_record_id_is_the_key(string id, string? key) => Assert.Equal(key, RecordKey.Of(id));

    [Fact]
    public void An_id_that_no_database_can_keep_has_a_key_of_its_own()
    {
        string[] keys = [.. new[] { "a\0", "a\0\0", "\uD800", "\uD801", new string('x', 201), new string('x', 202) }.Select(id => RecordKey.Of(id)!)];
        Assert.Equal(keys.Length, keys.Distinct().Count());
        Assert.All(keys, k => Assert.InRange(k.Length, 1, RecordKey.Longest));
        Assert.DoesNotContain(keys.SelectMany(k => k), char.IsControl);
        Assert.NotEqual(RecordKey.Of(7UL, 0), RecordKey.Of(7UL, 1));
    }
}
