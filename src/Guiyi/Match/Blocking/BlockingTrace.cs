using Guiyi.Internals;
namespace Guiyi.Match.Blocking;

/// <summary>How two records stand to one feature that a recipe asks for.</summary>
public enum FeatureState
{
    /// <summary>Both have it, and it is the same.</summary>
    Shared,
    /// <summary>Both have it, but not the same.</summary>
    Differs,
    /// <summary>The left record has none.</summary>
    LeftLacks,
    /// <summary>The right record has none.</summary>
    RightLacks,
    /// <summary>Neither has one.</summary>
    BothLack,
}

/// <summary>A feature of a recipe, such as "birth_date.year", and how two records stand to it.</summary>
public readonly record struct FeatureTrace(string Feature, FeatureState State);

/// <summary>What one recipe does with a pair.</summary>
/// <param name="Recipe">The recipe's name.</param>
/// <param name="Features">Its features; empty for the recipe that compares everything with everything.</param>
/// <param name="Block">Records with the key that the pair shares; 0 where it shares none.</param>
/// <param name="LargestBlock">The largest block that the recipe compared.</param>
public sealed record RecipeTrace(string Recipe, IReadOnlyList<FeatureTrace> Features, int Block, int LargestBlock)
{
    /// <summary>The pair shares the key.</summary>
    public bool Meets => Features.All(f => f.State == FeatureState.Shared);

    /// <summary>The block is too large, but these two were compared: of equal records one stands for all, and they do, or one of them for the other.</summary>
    public bool ByStandIn { get; init; }

    /// <summary>The pair shares the key, but too many records do: the block was left to more particular recipes.</summary>
    public bool IsOversize => Meets && Block > LargestBlock && !ByStandIn;

    /// <summary>The recipe finds the pair.</summary>
    public bool Finds => Meets && !IsOversize;
}

/// <summary>
/// Why blocking brings two records together, or why not. Recipes are a function of the records and the options, so they are made again here
/// instead of being kept by every run.
/// </summary>
public sealed class BlockingTrace
{
    readonly MatchResult match;
    readonly IReadOnlyList<Atom> atoms;
    readonly IReadOnlyList<Recipe> recipes;

    BlockingTrace(MatchResult match, RecipeBook book) => (this.match, atoms, recipes) = (match, book.Atoms, book.Recipes);

    /// <param name="match">What was matched.</param>
    /// <param name="options">The options that it was matched with.</param>
    public static BlockingTrace Of(MatchResult match, MatchOptions options)
    {
        if (match.Recipes.Count == 0)
            return new BlockingTrace(match, new RecipeBook([], []));
        return new BlockingTrace(match, RecipeBook.Choose(AtomBook.For(match.Scorer.Set, match.Nodes.Count), match.Nodes.Count, options));
    }

    /// <summary>Each recipe in its order; none where the model did not compare.</summary>
    public IReadOnlyList<RecipeTrace> Of(int left, int right)
    {
        RecipeTrace[] traces = [.. recipes.Select((_, r) => Of(r, left, right))];
        if (!Array.Exists(traces, t => t.Finds) && match.Condensed?.StandsFor(left, right) is > 0 and uint by)
            for (int r = 0; r < traces.Length; r++)
                traces[r] = traces[r] with { ByStandIn = (by >> r & 1) != 0 };
        return traces;
    }

    RecipeTrace Of(int r, int left, int right)
    {
        (Recipe recipe, RecipeUse use) = (recipes[r], match.Recipes[r]);
        var features = new List<FeatureTrace>();
        for (ulong rest = recipe.Atoms; rest != 0; rest &= rest - 1)
        {
            Atom atom = atoms[System.Numerics.BitOperations.TrailingZeroCount(rest)];
            features.Add(new FeatureTrace(atom.Name, State(atom, left, right)));
        }
        // The blocks were counted by the smaller node first.
        ulong key = features.Count == 0 ? 0 : recipe.SharedKey(atoms, Math.Min(left, right), Math.Max(left, right));
        return new RecipeTrace(use.Name, features, key == 0 ? 0 : BlockOf(recipe, key), use.LargestBlock) { ByStandIn = key != 0 && match.Condensed?.Compares(r, key, left, right) == true };
    }

    static FeatureState State(Atom atom, int left, int right)
    {
        if (atom.Shared(left, right) != 0)
            return FeatureState.Shared;
        return (Has(atom, left), Has(atom, right)) switch
        {
            (true, true) => FeatureState.Differs,
            (false, true) => FeatureState.LeftLacks,
            (true, false) => FeatureState.RightLacks,
            _ => FeatureState.BothLack,
        };
    }

    static bool Has(Atom atom, int node)
    {
        foreach (Column<int> slot in atom.Slots)
            if (slot[node] >= 0 && atom.Features[slot[node]] != 0)
                return true;
        return false;
    }

    /// <summary>Number of records that have a key.</summary>
    int BlockOf(Recipe recipe, ulong key)
    {
        var own = new List<ulong>(16);
        int block = 0;
        for (int node = 0; node < match.Nodes.Count; node++)
        {
            recipe.KeysOf(atoms, node, own);
            block += own.Count(k => k == key);
        }
        return block;
    }
}
