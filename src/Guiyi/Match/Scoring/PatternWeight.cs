namespace Guiyi.Match.Scoring;

/// <summary>A pattern of levels, weighed.</summary>
/// <param name="Pattern">The levels.</param>
/// <param name="M">log2 of prior times likelihood for one entity.</param>
/// <param name="U">The same for unrelated entities.</param>
/// <param name="H">The same for relatives at one place.</param>
/// <param name="Counted">Comparisons, a bit each, whose shared value's rarity counts.</param>
/// <param name="FullName">Surname and given name both agree exactly.</param>
/// <param name="NamesInMail">The mailboxes may be made of the shared names.</param>
/// <param name="Odds">log2 odds before rarity.</param>
/// <param name="MostOdds">log2 odds that no pair of the pattern can exceed.</param>
readonly record struct PatternWeight(ulong Pattern, double M, double U, double H, uint Counted, bool FullName, bool NamesInMail, double Odds, double MostOdds);
