using Guiyi.Internals;
using Guiyi.Match.Comparing;
using Guiyi.Standardize;

namespace Guiyi.Match.Live;

/// <summary>An attribute that is compared, and the values that records added since the run brought.</summary>
/// <param name="column">The run's values.</param>
/// <param name="place">Its place among a node's columns.</param>
/// <param name="later">Takes the values that came later; its comparison reads them there.</param>
sealed class LiveColumn(AttributeColumn column, int place, GrowingTexts later)
{
    public AttributeColumn Column => column;

    public int Place => place;

    /// <summary>Code of a value, or -1 where neither the run nor a record added since has it.</summary>
    public int Find(string text) => column.Find(text) is >= 0 and int known ? known : later.Find(text) is >= 0 and int code ? column.ValueCount + code : -1;

    /// <summary>The next code for a new value.</summary>
    public int NextCode => column.ValueCount + later.Count;

    /// <summary>Lets the value of the next code be found. All that is known of it must be in place before.</summary>
    public void Add(string text) => later.Add(text);

    /// <summary>True for the code of a value that is only asked about.</summary>
    public static bool IsAsked(int code) => code >= ValueTable<int>.FirstAsked;
}
