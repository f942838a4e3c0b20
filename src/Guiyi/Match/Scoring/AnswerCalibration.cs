namespace Guiyi.Match.Scoring;

/// <summary>
/// By how many bits people's answers say that the probabilities are off: a logistic regression on the answers with one parameter, the model's own
/// log odds as offset and a normal prior. Answers that surprise greatly count for little. The mode is found by Newton's method; without answers it is zero.
/// </summary>
static class AnswerCalibration
{
    /// <summary>Pairs of one entity at which half of the doubt about the odds is gone.</summary>
    const double Half = 1000;

    /// <summary>Share of answers that have to do with something else: twins, a slip of the key. The more an answer surprises, the likelier it is one of them.</summary>
    const double Stray = 0.1;

    const int Rounds = 30;
    const double Ln2 = 0.69314718055994531;

    /// <summary>How far off the model is thought to be before anybody is asked: standard deviation in bits. Many unlabelled pairs leave little doubt.</summary>
    /// <param name="pairs">Pairs of one entity that it learned from.</param>
    public static double Deviation(double pairs) => Math.Sqrt(Half / (Half + pairs));

    /// <param name="weights">The model's log2 odds of each answered pair.</param>
    /// <param name="answers">For each of them whether it is the same entity.</param>
    /// <param name="deviation">As <see cref="Deviation"/> gives it.</param>
    public static double Bits(IReadOnlyList<double> weights, IReadOnlyList<bool> answers, double deviation)
    {
        double bits = 0;
        for (int round = 0; round < Rounds; round++)
        {
            double slope = -bits / (deviation * deviation), curvature = 1 / (deviation * deviation);
            for (int i = 0; i < weights.Count; i++)
            {
                double probability = MatchResult.Probability(weights[i] + bits);
                double expected = answers[i] ? probability : 1 - probability, counts = (1 - Stray) * expected / (((1 - Stray) * expected) + (Stray / 2));
                slope += counts * Ln2 * ((answers[i] ? 1 : 0) - probability);
                curvature += counts * Ln2 * Ln2 * probability * (1 - probability);
            }
            bits += Math.Clamp(slope / curvature, -1, 1);
        }
        return bits;
    }
}
