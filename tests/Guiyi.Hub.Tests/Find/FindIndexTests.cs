using Guiyi.Hub.Find;
using Guiyi.Model;
using Xunit;

namespace Guiyi.Hub.Tests.Find;

public sealed class FindIndexTests
{
    const string Surnames = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗", Given = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华志远小晓文玉";

    [Fact]
    public void Whatever_was_put_is_found_by_its_own_text()
    {
        FindIndex index = Filled(2000, 1);
        index.Settle();
        for (int record = 0; record < 2000; record += 7)
            foreach (FindText text in Person(record, 1))
                Assert.Contains(index.Find(text.Text, 200), hit => hit.Record == record);
    }

    [Fact]
    public void A_removed_record_is_never_found_and_comes_back_when_it_is_put_again()
    {
        FindIndex index = Filled(1000, 2);
        for (int record = 0; record < 1000; record += 3)
            index.Remove(record);
        index.Settle();
        for (int record = 0; record < 1000; record++)
        {
            string phone = Person(record, 2)[1].Text;
            Assert.Equal(record % 3 != 0, index.Find(phone, 50).Any(hit => hit.Record == record));
        }
        index.Put(0, Person(0, 2));
        Assert.Contains(index.Find(Person(0, 2)[1].Text, 50), hit => hit.Record == 0);
    }

    [Fact]
    public void What_a_record_said_before_is_forgotten()
    {
        var index = new FindIndex();
        for (int round = 0; round < 3; round++)
            for (int record = 0; record < 400; record++)
                index.Put(record, Person(record, 10 + round));
        index.Settle();
        for (int record = 0; record < 400; record++)
        {
            Assert.DoesNotContain(index.Find(Person(record, 11)[1].Text, 50), hit => hit.Record == record);
            Assert.Contains(index.Find(Person(record, 12)[1].Text, 50), hit => hit.Record == record);
        }
    }

    [Fact]
    public void The_order_in_which_records_come_plays_no_role()
    {
        int[] order = [.. Enumerable.Range(0, 1500)];
        FindIndex bulk = new(), rising = new(), shuffled = new();
        bulk.PutAll(order.Select(record => (record, (IReadOnlyList<FindText>)Person(record, 3))));
        foreach (int record in order)
            rising.Put(record, Person(record, 3));
        new Random(5).Shuffle(order);
        foreach (int record in order)
            shuffled.Put(record, Person(record, 3));
        rising.Settle();
        shuffled.Settle();
        for (int record = 0; record < 1500; record += 29)
            foreach (FindText text in Person(record, 3))
            {
                FindHit[] expected = [.. bulk.Find(text.Text, 5)];
                Assert.Equal(expected, rising.Find(text.Text, 5));
                Assert.Equal(expected, shuffled.Find(text.Text, 5));
            }
    }

    [Fact]
    public async Task Readers_beside_a_writer_always_find_what_stays()
    {
        FindIndex index = Filled(3000, 4);
        using var stop = new CancellationTokenSource();
        Task[] readers = [.. Enumerable.Range(0, 3).Select(reader => Task.Run(() =>
        {
            var random = new Random(reader);
            int found = 0;
            while (!stop.IsCancellationRequested || found == 0)
            {
                int record = random.Next(3000);
                // The writer says the same of it again and again: it must never be missing in between.
                Assert.Contains(index.Find(Person(record, 4)[1].Text, 20), hit => hit.Record == record);
                found++;
            }
        }))];
        for (int i = 0; i < 12_000; i++)
            index.Put(i % 3000, Person(i % 3000, 4));
        await stop.CancelAsync();
        await Task.WhenAll(readers);
        index.Settle();
        Assert.Contains(index.Find(Person(17, 4)[1].Text, 20), hit => hit.Record == 17);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("\0\u200B\uFEFF")]
    [InlineData("+-*()")]
    [InlineData("\uD83D\uDE00")]
    [InlineData("\uD83D")]
    [InlineData("%' OR 1=1 --")]
    [InlineData("((((((((")]
    [InlineData("****")]
    [InlineData("*1234*5678*")]
    [InlineData("@")]
    [InlineData("@@@@@")]
    [InlineData("a@")]
    [InlineData("王王王王王王王王王王")]
    [InlineData("𠮷野家")]
    public void Strange_queries_are_answered(string query)
    {
        FindIndex index = Filled(600, 6);
        Assert.True(index.Find(query, 10).Count <= 10);
        Assert.Empty(new FindIndex().Find(query, 10));
    }

    [Theory]
    [InlineData('a')]
    [InlineData('王')]
    [InlineData('1')]
    [InlineData(' ')]
    [InlineData('*')]
    [InlineData('n')]
    public void A_query_of_ten_thousand_characters_is_answered_at_once(char character)
    {
        FindIndex index = Filled(600, 6);
        var watch = System.Diagnostics.Stopwatch.StartNew();
        index.Find(new string(character, 10_000), 10);
        index.Find(string.Join(' ', Enumerable.Repeat($"{character}ang", 2000)), 10);
        Assert.True(watch.Elapsed.TotalSeconds < 2, $"{watch.Elapsed.TotalSeconds} s");
    }

    [Fact]
    public void Strange_texts_are_taken()
    {
        var index = new FindIndex();
        string[] texts = ["", " ", "\0", "\uD83D", new string('王', 5000), new string('a', 5000), string.Join(' ', Enumerable.Range(0, 3000)), "+", "@", "***", "+86"];
        int record = 0;
        foreach (AttributeKind kind in Enum.GetValues<AttributeKind>())
            for (int round = 0; round < 2; round++)
                index.Put(record++, [.. texts.Select(text => new FindText(kind, text))]);
        for (int more = 0; more < 600; more++)
            index.Put(record + more, [.. texts.Select(text => new FindText(AttributeKind.Nickname, text))]);
        index.Settle();
        Assert.NotEmpty(index.Find(new string('王', 10), 5));
    }

    [Fact]
    public void Hits_stand_in_the_order_of_score_and_number()
    {
        FindIndex index = Filled(2000, 8);
        foreach (string query in new[] { "王", "张伟", "zhang wei", "5678", "上海", "王 上海" })
        {
            FindHit[] hits = [.. index.Find(query, 30)];
            Assert.Equal(hits.OrderByDescending(hit => hit.Score).ThenBy(hit => hit.Record), hits);
            Assert.All(hits, hit => Assert.InRange(hit.Score, 0.01, 1));
        }
    }

    [Fact]
    public void A_record_that_comes_twice_in_one_filling_is_refused() =>
        Assert.Throws<ArgumentException>(() => new FindIndex().PutAll([(3, []), (3, [])]));

    static FindIndex Filled(int records, int seed)
    {
        var index = new FindIndex();
        for (int record = 0; record < records; record++)
            index.Put(record, Person(record, seed));
        return index;
    }

    static FindText[] Person(int record, int seed)
    {
        var random = new Random((record * 31) + seed);
        string given = string.Concat(Enumerable.Range(0, 1 + random.Next(2)).Select(_ => Given[random.Next(Given.Length)]));
        return
        [
            new(AttributeKind.PersonName, Surnames[random.Next(Surnames.Length)] + given),
            new(AttributeKind.Phone, $"+861{random.NextInt64(3_000_000_000, 10_000_000_000)}"),
            new(AttributeKind.Email, $"user{random.Next(1_000_000)}@example.com"),
            new(AttributeKind.Address, $"上海市浦东新区{Given[random.Next(Given.Length)]}{Given[random.Next(Given.Length)]}路{random.Next(900)}号{random.Next(30)}室"),
        ];
    }
}
