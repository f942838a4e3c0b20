using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Guiyi.Api.Platform.Problems;
using Guiyi.Hub.Storage;
using Microsoft.AspNetCore.Mvc;

namespace Guiyi.Api.Platform;

/// <summary>Which part of a long list is asked for: bind it with [AsParameters].</summary>
/// <param name="After">The "next" of the page before; none for the first page.</param>
/// <param name="Limit">How many, from 1 to 1000; 100 where nothing is said.</param>
public readonly record struct Paging([FromQuery(Name = "after")] string? After, [FromQuery(Name = "limit")] int? Limit)
{
    public const int Usual = 100, Most = 1000;

    /// <exception cref="Refusal">It is not from 1 to 1000.</exception>
    public int Take() => Limit switch
    {
        null => Usual,
        >= 1 and <= Most => Limit.Value,
        _ => throw new Refusal(400, "A page has 1 to 1000 items.", $"limit: found {Limit}; expected 1 to {Most}."),
    };

    /// <summary>The key to go on from, where keys are numbers; 0 for the first page.</summary>
    /// <exception cref="Refusal">It is no key.</exception>
    public long AfterKey() => After switch
    {
        null or "" => 0,
        _ when long.TryParse(After, NumberStyles.None, CultureInfo.InvariantCulture, out long key) => key,
        _ => throw new Refusal(400, "That is no place in this list.", $"after: found '{After}'; expected the \"next\" of the page before."),
    };

    /// <summary>The place to go on from, where it is a text; null for the first page.</summary>
    /// <exception cref="Refusal">It is no place.</exception>
    public string? AfterPlace()
    {
        if (string.IsNullOrEmpty(After))
            return null;
        byte[] text = new byte[After.Length];
        return Base64Url.IsValid(After) && Base64Url.TryDecodeFromChars(After, text, out int length)
            ? Encoding.UTF8.GetString(text, 0, length)
            : throw new Refusal(400, "That is no place in this list.", $"after: found '{After}'; expected the \"next\" of the page before.");
    }

    /// <summary>The key before which to go on, in lists whose latest item comes first.</summary>
    /// <exception cref="Refusal">It is no key.</exception>
    public long BeforeKey() => AfterKey() is > 0 and long key ? key : long.MaxValue;
}

/// <summary>A part of a long list.</summary>
/// <param name="Items">What was found.</param>
/// <param name="Next">Ask for it as "after" to get the next part; left out at the end.</param>
public sealed record Paged<T>(IReadOnlyList<T> Items, string? Next = null);

/// <summary>Ways to make a page.</summary>
static class Paged
{
    /// <summary>A page of the store as a page of the API.</summary>
    public static Paged<TView> Of<T, TView>(Page<T> page, Func<T, TView> view) =>
        new([.. page.Items.Select(view)], page.Next?.ToString(CultureInfo.InvariantCulture));

    /// <summary>A page of a list that is read whole, in the order of its places: what comes or goes meanwhile shifts no page.</summary>
    public static Paged<TView> Of<T, TView>(IReadOnlyList<T> all, Paging paging, Func<T, string> place, Func<T, TView> view)
    {
        string? after = paging.AfterPlace();
        int take = paging.Take();
        T[] found = [.. all.Where(item => after is null || string.CompareOrdinal(place(item), after) > 0).Take(take + 1)];
        return found.Length <= take
            ? new Paged<TView>([.. found.Select(view)])
            : new Paged<TView>([.. found[..take].Select(view)], Base64Url.EncodeToString(Encoding.UTF8.GetBytes(place(found[take - 1]))));
    }

    /// <summary>A page of a list that is short enough to be read whole, in the order of its keys.</summary>
    public static Paged<TView> Of<T, TView>(IEnumerable<T> all, Paging paging, Func<T, long> key, Func<T, TView> view)
    {
        long after = paging.AfterKey();
        int take = paging.Take();
        T[] found = [.. all.Where(item => key(item) > after).Take(take + 1)];
        return found.Length <= take
            ? new Paged<TView>([.. found.Select(view)])
            : new Paged<TView>([.. found[..take].Select(view)], key(found[take - 1]).ToString(CultureInfo.InvariantCulture));
    }
}
