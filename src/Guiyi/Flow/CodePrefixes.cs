using Guiyi.Classify;
using Guiyi.Number;

namespace Guiyi;

/// <summary>What the codes of customers begin with: few different texts, each made once.</summary>
sealed class CodePrefixes
{
    readonly CodePattern pattern;
    readonly string[] names;
    readonly int[] dimensions;
    readonly List<string> texts = [];
    readonly Dictionary<string, int> placeOf = new(StringComparer.Ordinal);

    /// <summary>From what the classes so far led to, and the next class, to a state; the states after the last dimension are places in the texts.</summary>
    readonly Dictionary<(int State, int Class), int>[] steps;

    public CodePrefixes(ClassScheme scheme, CodePattern pattern)
    {
        this.pattern = pattern;
        names = [.. scheme.Dimensions.Select(d => d.Name)];
        dimensions = [.. pattern.Dimensions.Distinct().Select(name => Array.IndexOf(names, name))];
        steps = [.. dimensions.Select(_ => new Dictionary<(int, int), int>())];
    }

    /// <summary>The distinct texts.</summary>
    public IReadOnlyList<string> Texts => texts;

    /// <summary>The place in <see cref="Texts"/> of what a customer's code begins with.</summary>
    public int Of(ClassTable classes, int customer)
    {
        if (dimensions.Length == 0)
            return texts.Count > 0 ? 0 : Add(classes, customer);
        int state = 0;
        for (int i = 0; i < dimensions.Length; i++)
        {
            (int, int) step = (state, classes.PlaceOf(customer, dimensions[i]));
            if (!steps[i].TryGetValue(step, out state))
                steps[i].Add(step, state = i == dimensions.Length - 1 ? Add(classes, customer) : steps[i].Count);
        }
        return state;
    }

    int Add(ClassTable classes, int customer)
    {
        string text = pattern.Prefix(name =>
        {
            int dimension = Array.IndexOf(names, name);
            return classes.PlacesOf(dimension)[classes.PlaceOf(customer, dimension)].Code;
        });
        if (!placeOf.TryGetValue(text, out int place))
        {
            placeOf.Add(text, place = texts.Count);
            texts.Add(text);
        }
        return place;
    }
}
