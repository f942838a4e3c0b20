using Guiyi.Hub.Base;
using Guiyi.Hub.Storage.Records;
using Guiyi.Hub.Storage.Runs;
using Guiyi.Hub.Storage.Sayings;
using Guiyi.Model;
using Xunit;

namespace Guiyi.Hub.Tests.Base;

/// <summary>What a program that was killed said it was going to do, and what it was told to be done.</summary>
sealed class HubLedger
{
    /// <summary>By kind and name, the value that was acknowledged last, and those that were on their way.</summary>
    readonly Dictionary<(string What, string Name), (string? Did, List<string> Will)> lines = [];

    /// <summary>Changes that were acknowledged.</summary>
    public int Told { get; private set; }

    public void Read(string line)
    {
        if (line.Split(' ') is not [var when, var what, var name, var value])
            throw new InvalidOperationException($"The program said: {line}");
        (string? did, List<string> will) = lines.GetValueOrDefault((what, name), (null, []));
        if (when == "will")
            lines[(what, name)] = (did, [.. will, value]);
        else
        {
            Told++;
            lines[(what, name)] = (value, []);
        }
    }

    /// <summary>Everything acknowledged is there, what was on its way is there as a whole or not at all, and nothing else is.</summary>
    public void Holds(CustomerHub hub)
    {
        Compare("put", "-", Members(hub));
        Compare("say", "0", hub.Store.Judgments.Held().GroupBy(j => j.Made.Why).ToDictionary(j => j.Key, j => $"{j.Count()}"));
        Compare("correct", "-", Corrections(hub));
        Compare("relate", "-", Values(hub.Store.Relations.Held(), r => r.Label));
        Compare("note", "-", Values(hub.Store.Interactions.Held(), n => n.Text));
        StoredRun[] files = [.. hub.Store.Runs.Page(limit: 100_000).Items.Where(r => r.Position.Length > 0)];
        Assert.Equal(files.Length, files.Select(f => f.Name).Distinct().Count());
        Compare("file", "", files.ToDictionary(f => Path.GetFileNameWithoutExtension(f.Name), _ => "there"), (expected, found) => found == "there" || expected == "");
    }

    /// <summary>Every file that was acknowledged has come in, each row once.</summary>
    public void FilesAreDone(CustomerHub hub)
    {
        foreach (StoredRun run in hub.Store.Runs.Page(limit: 100_000).Items.Where(r => r.Position.Length > 0))
        {
            (string? did, List<string> will) = lines[("file", Path.GetFileNameWithoutExtension(run.Name))];
            int rows = int.Parse(did ?? will[0], System.Globalization.CultureInfo.InvariantCulture), rejected = rows / 100;
            Assert.Equal((RunState.Finished, "", rows, rows - rejected, 0L, 0L, rejected), (run.State, run.Message, run.Counts.Read, run.Counts.Added, run.Counts.Unchanged, run.Counts.Replaced, run.Counts.Rejected));
            Assert.Equal(rejected, hub.Store.Rejects.Of(run.Id).Count());
        }
    }

    /// <summary>By the name that each was made for; what is there twice shows both values.</summary>
    static Dictionary<string, string> Values<T>(IEnumerable<T> said, Func<T, string> value)
        where T : Said => said.GroupBy(s => s.Made.Why).ToDictionary(s => s.Key, s => string.Join('+', s.Select(value)));

    /// <summary>One that a later correction has ended, in the same commit, says what it said; one that was taken back nothing.</summary>
    static Dictionary<string, string> Corrections(CustomerHub hub)
    {
        IReadOnlyList<StoredCorrection> all = hub.Store.Corrections.Page(limit: 100_000).Items;
        HashSet<(long, EntityKind, string)> made = [.. all.Select(c => (c.Held.Since, c.Entity, c.Attribute))];
        return Values(all.Where(c => c.Held.Until is not { } until || made.Contains((until, c.Entity, c.Attribute))), c => c.Value);
    }

    static Dictionary<string, string> Members(CustomerHub hub)
    {
        var members = new Dictionary<string, string>();
        if (hub.Store.Sources.Find("members") is { } source)
            using (RecordCursor cursor = hub.Store.Records.Current(source.Id))
                while (cursor.Read())
                    members.Add(cursor.Key.ToString(), cursor.Fields[source.Columns.ToList().IndexOf("手机号")].ToString());
        return members;
    }

    void Compare(string what, string none, Dictionary<string, string> found, Func<string, string, bool>? fits = null)
    {
        Assert.All(found.Keys, name => Assert.True(lines.ContainsKey((what, name)), $"{what} {name} is there, and nobody sent it"));
        foreach (((_, string name), (string? did, List<string> will)) in lines.Where(l => l.Key.What == what).ToArray())
        {
            string now = found.GetValueOrDefault(name, none);
            if (!will.Prepend(did ?? none).Any(value => fits is null ? value == now : fits(value, now)))
                Assert.Fail($"{what} {name}: found {now}; acknowledged was {did ?? none}, on its way {string.Join(", ", will)}");
            if (fits is null)
                lines[(what, name)] = (now, []);
        }
    }
}
