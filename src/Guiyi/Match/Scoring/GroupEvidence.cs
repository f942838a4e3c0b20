namespace Guiyi.Match.Scoring;

/// <summary>
/// What all pairs across two groups say together. Of an attribute that agrees somewhere, the best agreement counts, for a person may have several
/// phones; of one that agrees nowhere, the mean disagreement. Personal evidence is also kept apart, as a mean over pairs.
/// </summary>
sealed class GroupEvidence(int attributes)
{
    const double MostPerPair = 8;

    readonly double[] best = new double[attributes];
    readonly double[] sum = new double[attributes];
    readonly int[] count = new int[attributes];
    readonly bool[] averaged = new bool[attributes];
    double personalOfPair, personal;
    int pairs;

    /// <summary>Bits by which the best full name that agrees is commoner than its parts.</summary>
    public double? NameExcess { get; set; }

    /// <summary>Mean personal evidence of a pair, in bits, each pair held within eight bits.</summary>
    public double MeanPersonal => pairs == 0 ? 0 : personal / pairs;

    /// <summary>log2 Bayes factor of the groups as wholes.</summary>
    public double Total
    {
        get
        {
            double total = -(NameExcess ?? 0);
            for (int c = 0; c < best.Length; c++)
                if (count[c] > 0)
                    total += best[c] > 0 && !averaged[c] ? best[c] : sum[c] / count[c];
            return total;
        }
    }

    /// <summary>Forgets everything, for another two groups.</summary>
    public void Clear()
    {
        Array.Fill(best, double.NegativeInfinity);
        Array.Clear(sum);
        Array.Clear(count);
        (NameExcess, personalOfPair, personal, pairs) = (null, 0, 0, 0);
    }

    /// <param name="attribute">Which.</param>
    /// <param name="weight">Bits.</param>
    /// <param name="isPersonal">Tells persons of one household apart.</param>
    /// <param name="isOne">An entity has one of it, as a thing has one title: there the mean counts, also where it agrees somewhere.</param>
    public void Add(int attribute, double weight, bool isPersonal, bool isOne)
    {
        averaged[attribute] = isOne;
        best[attribute] = Math.Max(best[attribute], weight);
        sum[attribute] += weight;
        count[attribute]++;
        if (isPersonal)
            personalOfPair += weight;
    }

    public void EndPair()
    {
        personal += Math.Clamp(personalOfPair, -MostPerPair, MostPerPair);
        personalOfPair = 0;
        pairs++;
    }
}
