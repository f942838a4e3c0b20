using System.Globalization;
using Guiyi.Hub.Storage.Sayings;

namespace Guiyi.Hub.Base.Reading;

/// <summary>Where something stands in a list, as a text: lists are in the ordinal order of these, so that a page goes on behind the last of the page before, whatever came or went meanwhile.</summary>
public static class ListPlace
{
    /// <summary>Below whatever stands in names and keys, so that texts are compared part by part.</summary>
    const char Between = '\u0001';

    /// <summary>Of a note: the latest first, then the one written last.</summary>
    public static string Of(StoredInteraction note)
    {
        ArgumentNullException.ThrowIfNull(note);
        return Text(Latest(note.Happened.UtcTicks), Number(long.MaxValue - note.Id));
    }

    /// <summary>Of a relation: those found first, by kind and customers, then those made by people.</summary>
    public static string Of(RelationView relation)
    {
        ArgumentNullException.ThrowIfNull(relation);
        return relation.Id is { } id ? Text("1", Number(id)) : Text("0", relation.Kind, relation.From, relation.To, relation.Label);
    }

    /// <summary>Of something that happened: the latest first, what has no time last; then by customer, record and number within it, notes before records.</summary>
    internal static string Of(TimelineEntry entry, int number) => Text(
        Latest(entry.When?.Ticks ?? 0), entry.Customer, entry.Record?.Source ?? "", entry.Record?.Key ?? "", Number(entry.Note ?? 0), Number(number));

    static string Latest(long ticks) => Number(DateTime.MaxValue.Ticks - ticks);

    static string Number(long number) => number.ToString("D19", CultureInfo.InvariantCulture);

    static string Text(params string[] parts) => string.Join(Between, parts);
}
