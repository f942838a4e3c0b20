using System.Text;
using Guiyi.Merge;
using Guiyi.Model;
using Guiyi.Tests.Making;
using Xunit;

namespace Guiyi.Tests.Merge;

/// <summary>Ids of any text: those of an earlier result need not be Guiyi's own.</summary>
public sealed class IdBookTests
{
    static string Any(Random random) => random.Next(3) switch
    {
        0 => string.Concat(Enumerable.Range(0, random.Next(1, 16)).Select(_ => "OP0Z9-a客\uD83D\uDE00=\u00E9"[random.Next(12)])),
        1 => "P" + string.Concat(Enumerable.Range(0, 12).Select(_ => "0Z9I"[random.Next(4)])),
        _ => CustomerNumber.Text(CustomerNumber.Of((EntityKind)random.Next(2), (ulong)random.NextInt64())),
    };

    [Fact]
    public void Every_text_comes_back_and_sorts_in_ordinal_order()
    {
        var random = new Random(7);
        for (int trial = 0; trial < 50; trial++)
        {
            var book = new IdBook();
            string[] texts = [.. Enumerable.Range(0, random.Next(1, 600)).Select(_ => Any(random)).Distinct()];
            ulong[] numbers = Array.ConvertAll(texts, book.Add);
            Assert.Equal(numbers, Array.ConvertAll(texts, book.Add));
            Assert.Equal(texts, Array.ConvertAll(numbers, book.Text));
            int[] places = [.. Enumerable.Range(0, texts.Length)];
            ulong[] sorted = [.. numbers];
            book.Sort(ref sorted, ref places);
            Assert.Equal(texts.Order(StringComparer.Ordinal), sorted.Select(book.Text));
            Assert.Equal(sorted, places.Select(p => numbers[p]));
            byte[] bytes = new byte[book.Longest];
            foreach ((string text, ulong number) in texts.Zip(numbers))
                Assert.Equal(Encoding.UTF8.GetBytes(text), bytes[..book.Write(number, bytes)]);
        }
    }

    [Fact]
    public void Another_books_numbers_say_the_same_here()
    {
        var random = new Random(8);
        (IdBook one, IdBook other) = (new IdBook(), new IdBook());
        other.Add("somebody else");
        foreach (string text in Enumerable.Range(0, 200).Select(_ => Any(random)))
            Assert.Equal(text, other.Text(other.Add(one, one.Add(text))));
    }

    [Fact]
    public void Customers_of_an_earlier_result_keep_ids_of_any_form()
    {
        IReadOnlyList<MemoryTable> sources = MessyPeople.Shop(45, 150);
        UnifyResult first = Run.Of(sources);
        var random = new Random(9);
        var renamed = new Dictionary<string, string>();
        string Renamed(string id) => renamed.TryGetValue(id, out string? known) ? known : renamed[id] = random.Next(2) == 0 ? id : $"{"客=aZ"[random.Next(4)]}{renamed.Count}";
        EarlierIds earlier = new(Ids.Of(first.Persons).IdOf.ToDictionary(i => i.Key, i => Renamed(i.Value)), new Dictionary<string, string>());
        UnifyResult second = Run.Of(Run.Defaults with { EarlierIds = earlier, Run = "2" }, sources);

        CustomerBase customers = second.Persons.Customers;
        string[] ids = [.. Enumerable.Range(0, customers.Count).Select(customers.Id)];
        Assert.Equal(renamed.Values.Order(StringComparer.Ordinal), ids);
        Assert.Contains(ids, id => !CustomerNumber.TryRead(id, out _));
        byte[] bytes = new byte[customers.LongestId];
        for (int customer = 0; customer < ids.Length; customer++)
        {
            Assert.Equal(customer, customers.Find(ids[customer]));
            Assert.Equal(ids[customer], Encoding.UTF8.GetString(bytes, 0, customers.WriteId(customer, bytes)));
        }
        Assert.Equal(-1, customers.Find("nobody"));
        Assert.Equal(-1, customers.Find("P0000000000ZZ"));

        // Codes go to the same customers, and back to the ids of the first run.
        Dictionary<string, string> codes = Ids.CodesOf(second);
        Assert.All(codes, c => Assert.Equal(c.Key, second.Codes.State.Resolve(c.Value)));
        UnifyResult third = Run.Of(Run.Defaults with { EarlierIds = Ids.Of(second.Persons), EarlierCodes = second.Codes.State, Run = "3" }, sources);
        Assert.Equal(codes, Ids.CodesOf(third));
        Assert.Equal(codes.Count, third.Codes.Kept);
    }
}
