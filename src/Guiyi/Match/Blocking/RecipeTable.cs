namespace Guiyi.Match.Blocking;

/// <summary>Which recipes find a pair, looked up by the atoms that it shares: eight atoms at a time, for a recipe must have all of its atoms in each part.</summary>
sealed class RecipeTable
{
    const int Part = 8;

    readonly uint[][] parts;

    public RecipeTable(IReadOnlyList<Recipe> recipes, int atoms)
    {
        parts = new uint[Math.Max(1, (atoms + Part - 1) / Part)][];
        for (int p = 0; p < parts.Length; p++)
        {
            parts[p] = new uint[1 << Part];
            for (uint shared = 0; shared < parts[p].Length; shared++)
                for (int r = 0; r < recipes.Count; r++)
                    if ((((uint)(recipes[r].Atoms >> (p * Part)) & 0xFF) & ~shared) == 0)
                        parts[p][shared] |= 1u << r;
        }
    }

    /// <summary>Recipes whose atoms are all shared, a bit each.</summary>
    public uint Finders(ulong shared)
    {
        uint finders = parts[0][shared & 0xFF];
        for (int p = 1; p < parts.Length; p++)
            finders &= parts[p][shared >> (p * Part) & 0xFF];
        return finders;
    }
}
