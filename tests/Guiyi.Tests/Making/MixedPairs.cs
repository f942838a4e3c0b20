using FsCheck;
using FsCheck.Fluent;

namespace Guiyi.Tests.Making;

/// <summary>FsCheck over pairs of mixed scripts: the same hundred thousand pairs in every run, and a failing one is named.</summary>
static class MixedPairs
{
    public const int Many = 100_000;

    /// <summary>Pairs of texts of mixed scripts, often nearly the same.</summary>
    public static Gen<(string A, string B)> Texts(int longest) =>
        Gen.Choose(int.MinValue, int.MaxValue).Select(seed => MixedText.Pair(new Dice((ulong)(uint)seed), longest));

    /// <summary>Throws, with the pair, where the property does not hold.</summary>
    public static void Hold(Gen<(string A, string B)> pairs, Func<string, string, bool> property, int count = Many) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(count).WithReplay(20240701, 1), Prop.ForAll(pairs.ToArbitrary(), pair => property(pair.A, pair.B)));
}
