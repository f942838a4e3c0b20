using Guiyi.Internals;
using Guiyi.Match.Comparing;
using Guiyi.Standardize;
using Guiyi.Tests.Internals.Plain;
using Guiyi.Tests.Making;
using Xunit;

namespace Guiyi.Tests.Internals;

/// <summary>What must hold of any two texts, for each kernel that compares them, and agreement with its plain twin.</summary>
public sealed class TextKernelProperties
{
    [Theory]
    [InlineData(14, MixedPairs.Many)]
    [InlineData(40, MixedPairs.Many)]
    [InlineData(90, 20_000)]
    public void Jaro_Winkler_gives_bit_for_bit_what_the_plain_loops_give(int longest, int pairs) =>
        MixedPairs.Hold(MixedPairs.Texts(longest), (a, b) => JaroWinkler.Similarity(a, b).Equals(PlainJaroWinkler.Similarity(a, b)), pairs);

    [Fact]
    public void Jaro_Winkler_lies_between_0_and_1_and_is_1_with_itself() =>
        MixedPairs.Hold(MixedPairs.Texts(20), (a, b) => JaroWinkler.Similarity(a, b) is >= 0 and <= 1 && JaroWinkler.Similarity(a, a) == 1 && JaroWinkler.Similarity(b, b) == 1);

    [Fact]
    public void Jaro_Winkler_is_symmetric() =>
        MixedPairs.Hold(MixedPairs.Texts(20), (a, b) => Math.Abs(JaroWinkler.Similarity(a, b) - JaroWinkler.Similarity(b, a)) < 1e-12);

    [Theory]
    [InlineData(14, MixedPairs.Many)]
    [InlineData(40, MixedPairs.Many)]
    [InlineData(300, 2_000)]
    public void The_edit_distance_in_bits_is_that_of_the_plain_table(int longest, int pairs) =>
        MixedPairs.Hold(MixedPairs.Texts(longest), (a, b) => EditDistance.Of(a, b) == PlainEditDistance.Of(a, b), pairs);

    [Fact]
    public void The_edit_distance_is_symmetric_0_for_equal_texts_only_and_no_more_than_the_longer_one() =>
        MixedPairs.Hold(MixedPairs.Texts(20), (a, b) =>
            EditDistance.Of(a, b) is var distance && distance == EditDistance.Of(b, a) && (distance == 0) == (a == b)
            && distance >= Math.Abs(a.Length - b.Length) && distance <= Math.Max(a.Length, b.Length));

    [Fact]
    public void At_most_one_edit_is_a_distance_of_at_most_one_either_way_round() =>
        MixedPairs.Hold(MixedPairs.Texts(12), (a, b) => EditDistance.AtMostOne(a, b) == (PlainEditDistance.Of(a, b) <= 1) && EditDistance.AtMostOne(a, b) == EditDistance.AtMostOne(b, a));

    [Fact]
    public void Positions_are_those_where_the_character_stands() =>
        MixedPairs.Hold(MixedPairs.Texts(64), (a, b) =>
        {
            string text = a[..Math.Min(64, a.Length)];
            if (text.Length == 0)
                return true;
            var positions = new CharPositions(text);
            foreach (char c in b + text + "\0")
                if (positions.Of(c) != text.Select((at, i) => at == c ? 1UL << i : 0).Aggregate(0UL, (all, bit) => all | bit))
                    return false;
            return true;
        }, 20_000);

    [Fact]
    public void Hashes_follow_the_text_alone() =>
        MixedPairs.Hold(MixedPairs.Texts(20), (a, b) => (Hash64.Of(a) == Hash64.Of(b)) == (a == b) && Hash64.Of(a) == Hash64.Of($"x{a}y".AsSpan(1, a.Length)));

    [Fact]
    public void Soundex_is_that_of_the_rule_written_out() => MixedPairs.Hold(MixedPairs.Texts(14), (a, b) => Soundex.Of(a + b) == SoundexWrittenOut(a + b));

    /// <summary>Letters to digits; h and w vanish; runs of one digit become one; vowels vanish; the first letter stands for itself.</summary>
    static string SoundexWrittenOut(string text)
    {
        string letters = string.Concat(text.Select(char.ToLowerInvariant).Where(c => c is >= 'a' and <= 'z'));
        if (letters.Length == 0)
            return "";
        static char Digit(char c) => "bfpv".Contains(c) ? '1' : "cgjkqsxz".Contains(c) ? '2' : "dt".Contains(c) ? '3' : c == 'l' ? '4' : "mn".Contains(c) ? '5' : c == 'r' ? '6' : '0';
        var runs = new List<char>();
        // A first letter of h or w hides nothing, for it is kept.
        foreach (char digit in letters.Where((c, i) => i == 0 || c is not ('h' or 'w')).Select(Digit))
            if (runs.Count == 0 || runs[^1] != digit)
                runs.Add(digit);
        return (letters[..1] + string.Concat(runs.Skip(1).Where(d => d != '0')) + "000")[..4];
    }

    [Fact]
    public void The_pinyin_of_a_given_name_is_that_of_its_characters() =>
        MixedPairs.Hold(MixedPairs.Texts(6), (a, b) => Pinyin.OfGiven(a + b) == string.Concat((a + b).Select(c => Pinyin.OfGiven(c.ToString()))));

    [Fact]
    public void Names_sound_alike_either_way_round_and_with_themselves() =>
        MixedPairs.Hold(MixedPairs.Texts(8), (a, b) =>
        {
            NameSound x = NameSound.Of(a, surname: true), y = NameSound.Of(b, surname: true);
            return NameSound.SoundEqual(x, y) == NameSound.SoundEqual(y, x) && NameSound.SoundEqual(x, x) == (x.Sound.Length > 0);
        });

    [Fact]
    public void Sketches_call_two_texts_far_either_way_round_and_none_far_from_itself() =>
        MixedPairs.Hold(MixedPairs.Texts(20), (a, b) =>
        {
            (uint x, uint y, int share) = (Sketch.OfLetters(a), Sketch.OfLetters(b), Sketch.ShareFor(0.9));
            return Sketch.AreFar(x, y, share) == Sketch.AreFar(y, x, share) && !Sketch.AreFar(x, x, share) && (x == 0) == (a.Length is 0 or > 31);
        });
}
