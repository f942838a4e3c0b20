using Guiyi.Hub.Find;
using Guiyi.Internals;
using Guiyi.Model;
using Guiyi.Standardize;

namespace Guiyi.Bench.Finding;

/// <summary>What people type to find somebody who is there, slips included: the query and the record that it is about.</summary>
static class FindQueries
{
    /// <summary>Kinds of queries, each with as many as asked for, about customers spread over all of them.</summary>
    public static IEnumerable<(string Kind, (string Query, int Record)[] Queries)> Of(IReadOnlyList<FindText[]> people, int count, bool chinese)
    {
        (string, Func<FindText[], int, string>)[] kinds = chinese
            ?
            [
                ("name", (p, _) => Name(p)), ("other character", Another), ("pinyin", (p, _) => Pinyin.OfSurname(Name(p)[..1]) + Pinyin.OfGiven(Name(p)[1..])),
                ("initials", (p, _) => string.Concat(Name(p).Select(c => Pinyin.Of(c)[0]))), ("surname", (p, _) => Name(p)[..1]),
                ("name + city", (p, _) => $"{Name(p)} {Text(p, AttributeKind.Address)[..2]}"), ("name + last four", (p, _) => $"{Name(p)} {Text(p, AttributeKind.Phone)[^4..]}"),
                ("phone", (p, _) => Text(p, AttributeKind.Phone)[3..]), ("address", (p, _) => Text(p, AttributeKind.Address)[3..]),
            ]
            :
            [
                ("name", (p, _) => Name(p)), ("name with a typo", (p, i) => Slip(Name(p), i)), ("parts swapped", (p, _) => string.Join(' ', Name(p).Split(' ').Reverse())),
                ("beginning", (p, _) => Name(p)[..^(Name(p).Length / 4)]), ("first name", (p, _) => Name(p).Split(' ')[0]), ("name + city", (p, _) => $"{Name(p)} {Text(p, AttributeKind.Address).Split(' ')[0]}"),
                ("name + last four", (p, _) => $"{Name(p)} {(Text(p, AttributeKind.Phone) is { Length: > 4 } phone ? phone[^4..] : "0000")}"),
                ("phone", (p, _) => Text(p, AttributeKind.Phone) is { Length: > 4 } phone ? "0" + phone[3..] : Name(p)), ("e-mail", (p, _) => Text(p, AttributeKind.Email) is { Length: > 4 } mail ? mail : Name(p)),
            ];
        foreach ((string kind, Func<FindText[], int, string> make) in kinds)
        {
            var queries = new (string, int)[count];
            for (int i = 0; i < count; i++)
            {
                int record = (int)(Hash64.Mix((ulong)i, 7) % (ulong)people.Count);
                while (Name(people[record]).Length < (chinese ? 2 : 5))
                    record = (record + 1) % people.Count;
                queries[i] = (make(people[record], i), record);
            }
            yield return (kind, queries);
        }
    }

    public static string Name(FindText[] person) => Text(person, AttributeKind.PersonName);

    static string Text(FindText[] person, AttributeKind kind) => person.FirstOrDefault(text => text.Kind == kind).Text ?? "";

    /// <summary>A letter left out, doubled, or swapped with the next.</summary>
    static string Slip(string name, int number)
    {
        int at = 1 + (int)(Hash64.Mix((ulong)number, 11) % (ulong)(name.Length - 2));
        return (number % 3) switch
        {
            0 => name.Remove(at, 1),
            1 => name.Insert(at, name[at].ToString()),
            _ => $"{name[..at]}{name[at + 1]}{name[at]}{name[(at + 2)..]}",
        };
    }

    /// <summary>Another character of the same sound in place of the last.</summary>
    static string Another(FindText[] person, int number)
    {
        string name = Name(person), sound = Pinyin.Of(name[^1]);
        for (int c = name[^1] + 1; c < '\u9FA5'; c++)
            if (Pinyin.Of((char)c) == sound)
                return name[..^1] + (char)c;
        return name;
    }
}
