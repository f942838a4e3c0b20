using Guiyi.Evaluate;
using Xunit;

namespace Guiyi.Tests.Evaluate;

public sealed class ClusterScoresTests
{
    [Fact]
    public void A_small_example_worked_by_hand()
    {
        // Clusters {0,1,2} {3,4} {5}; entities {0,1} {2,3,4} {5}.
        Scores scores = ClusterScores.Of([7, 7, 7, 9, 9, 4], [0, 0, 1, 1, 1, 2]);

        Assert.Equal((4L, 4L, 2L), (scores.TruePairs, scores.PredictedPairs, scores.CorrectPairs));
        Assert.Equal(new PrecisionRecall(0.5, 0.5), scores.Pairs);
        Assert.Equal(0.5, scores.Pairs.F1);
        // Precision per item: 2/3, 2/3, 1/3, 1, 1, 1; recall per item: 1, 1, 1/3, 2/3, 2/3, 1.
        Assert.Equal(14.0 / 18, scores.BCubed.Precision, 12);
        Assert.Equal(14.0 / 18, scores.BCubed.Recall, 12);
        Assert.Equal((3, 3, 1), (scores.TrueClusters, scores.PredictedClusters, scores.ExactClusters));
        Assert.Equal((3, 3, 6), (scores.LargestTrueCluster, scores.LargestPredictedCluster, scores.Items));
    }

    [Fact]
    public void One_cluster_for_all_finds_every_pair_and_many_false_ones()
    {
        Scores scores = ClusterScores.Of([1, 1, 1, 1], [5, 5, 6, 6]);

        Assert.Equal(new PrecisionRecall(2.0 / 6, 1), scores.Pairs);
        Assert.Equal(0.5, scores.Pairs.F1);
        Assert.Equal(new PrecisionRecall(0.5, 1), scores.BCubed);
    }

    [Fact]
    public void Items_in_no_cluster_are_clusters_of_their_own()
    {
        Scores scores = ClusterScores.Of([-1, -1, 3], [1, 1, 1]);

        Assert.Equal((3, 0L, 3L), (scores.PredictedClusters, scores.PredictedPairs, scores.TruePairs));
        Assert.Equal(new PrecisionRecall(1, 0), scores.Pairs);
        Assert.Equal(0, scores.Pairs.F1);
    }

    [Fact]
    public void Items_without_truth_are_left_out()
    {
        Scores scores = ClusterScores.Of([1, 1, 1], [4, -1, 4]);

        Assert.Equal((2, 1L, 1L, 1), (scores.Items, scores.PredictedPairs, scores.CorrectPairs, scores.ExactClusters));
    }

    [Fact]
    public void Nothing_to_score_is_no_mistake() =>
        Assert.Equal((1.0, 1.0, 0), (ClusterScores.Of([], []).Pairs.F1, ClusterScores.Of([1], [-1]).BCubed.F1, ClusterScores.Of([], []).LargestTrueCluster));

    [Fact]
    public void Pairs_are_counted_beyond_the_range_of_int()
    {
        var labels = new int[200_000];

        Assert.Equal(19_999_900_000L, ClusterScores.Of(labels, labels).CorrectPairs);
    }

    [Fact]
    public void Inputs_of_different_length_are_misuse() => Assert.Throws<ArgumentException>(() => ClusterScores.Of([1], []));

    [Fact]
    public void The_counted_scores_equal_those_over_all_pairs()
    {
        var random = new Random(1);
        for (int run = 0; run < 400; run++)
        {
            (int[] predicted, int[] truth) = RandomLabels(random);
            Scores scores = ClusterScores.Of(predicted, truth);
            (long correct, long joined, long same, double precision, double recall) = OverAllPairs(predicted, truth);

            Assert.Equal((correct, joined, same), (scores.CorrectPairs, scores.PredictedPairs, scores.TruePairs));
            Assert.Equal(precision, scores.BCubed.Precision, 10);
            Assert.Equal(recall, scores.BCubed.Recall, 10);
        }
    }

    [Fact]
    public void Renaming_clusters_and_shuffling_items_change_no_digit()
    {
        var random = new Random(2);
        for (int run = 0; run < 200; run++)
        {
            (int[] predicted, int[] truth) = RandomLabels(random);
            int[] place = [.. Enumerable.Range(0, truth.Length)];
            random.Shuffle(place);
            Scores shuffled = ClusterScores.Of(
                [.. place.Select(i => predicted[i] < 0 ? -5 : 1000 - 7 * predicted[i])],
                [.. place.Select(i => truth[i] < 0 ? -1 : 3 * truth[i] + 1)]);

            Assert.Equal(ClusterScores.Of(predicted, truth), shuffled);
        }
    }

    [Fact]
    public void Labels_that_lie_far_apart_score_as_near_ones_do()
    {
        var random = new Random(5);
        for (int run = 0; run < 200; run++)
        {
            (int[] predicted, int[] truth) = RandomLabels(random);

            Assert.Equal(
                ClusterScores.Of(predicted, truth),
                ClusterScores.Of([.. predicted.Select(label => label < 0 ? label : int.MaxValue - label)], [.. truth.Select(label => label < 0 ? label : label * 12_345_678)]));
        }
    }

    [Fact]
    public void Clusters_of_many_entities_and_entities_in_many_clusters_equal_those_over_all_pairs()
    {
        var random = new Random(7);
        for (int run = 0; run < 20; run++)
        {
            int[] predicted = [.. Enumerable.Range(0, 150).Select(_ => random.Next(-1, 3))], truth = [.. predicted.Select(_ => random.Next(-1, 3) + (random.Next(9) == 0 ? 50 : 0))];
            Scores scores = ClusterScores.Of(predicted, truth);
            (long correct, long joined, long same, double precision, double recall) = OverAllPairs(predicted, truth);

            Assert.Equal((correct, joined, same), (scores.CorrectPairs, scores.PredictedPairs, scores.TruePairs));
            Assert.Equal(precision, scores.BCubed.Precision, 10);
            Assert.Equal(recall, scores.BCubed.Recall, 10);
        }
    }

    [Fact]
    public void Exchanging_result_and_truth_exchanges_precision_and_recall()
    {
        var random = new Random(3);
        for (int run = 0; run < 200; run++)
        {
            int[] one = [.. Enumerable.Range(0, 30).Select(_ => random.Next(8))], other = [.. one.Select(_ => random.Next(8))];
            (Scores forth, Scores back) = (ClusterScores.Of(one, other), ClusterScores.Of(other, one));

            Assert.Equal((forth.Pairs.Precision, forth.BCubed.Precision), (back.Pairs.Recall, back.BCubed.Recall));
            Assert.Equal(forth.ExactClusters, back.ExactClusters);
        }
    }

    [Fact]
    public void Splitting_a_cluster_never_raises_recall_and_joining_two_never_lowers_it()
    {
        var random = new Random(4);
        for (int run = 0; run < 300; run++)
        {
            (int[] predicted, int[] truth) = RandomLabels(random);
            int[] split = [.. predicted.Select(cluster => cluster == 0 && random.Next(2) == 0 ? 99 : cluster)];
            int[] joined = [.. predicted.Select(cluster => cluster == 1 ? 0 : cluster)];
            Scores before = ClusterScores.Of(predicted, truth), after = ClusterScores.Of(split, truth), together = ClusterScores.Of(joined, truth);

            Assert.True(after.CorrectPairs <= before.CorrectPairs && before.CorrectPairs <= together.CorrectPairs);
            Assert.True(after.BCubed.Recall <= before.BCubed.Recall + 1e-12 && before.BCubed.Recall <= together.BCubed.Recall + 1e-12);
        }
    }

    [Fact]
    public void The_truth_scores_one_against_itself()
    {
        (_, int[] truth) = RandomLabels(new Random(6));
        Scores scores = ClusterScores.Of(truth, truth);

        Assert.Equal((1.0, 1.0, scores.TrueClusters), (scores.Pairs.F1, scores.BCubed.F1, scores.ExactClusters));
    }

    static (int[] Predicted, int[] Truth) RandomLabels(Random random)
    {
        int count = random.Next(1, 40), clusters = random.Next(1, 12);
        return ([.. Enumerable.Range(0, count).Select(_ => random.Next(-1, clusters))], [.. Enumerable.Range(0, count).Select(_ => random.Next(-1, clusters))]);
    }

    /// <summary>The plain twin: looks at every pair of items.</summary>
    static (long Correct, long Joined, long Same, double Precision, double Recall) OverAllPairs(int[] predicted, int[] truth)
    {
        int[] items = [.. Enumerable.Range(0, truth.Length).Where(i => truth[i] >= 0)];
        bool Joined(int a, int b) => a == b || (predicted[a] >= 0 && predicted[a] == predicted[b]);
        bool Same(int a, int b) => truth[a] == truth[b];
        (int A, int B)[] pairs = [.. items.SelectMany(a => items.Where(b => a < b), (a, b) => (a, b))];
        if (items.Length == 0)
            return (0, 0, 0, 1, 1);
        return (
            pairs.Count(pair => Joined(pair.A, pair.B) && Same(pair.A, pair.B)),
            pairs.Count(pair => Joined(pair.A, pair.B)),
            pairs.Count(pair => Same(pair.A, pair.B)),
            items.Average(a => (double)items.Count(b => Joined(a, b) && Same(a, b)) / items.Count(b => Joined(a, b))),
            items.Average(a => (double)items.Count(b => Joined(a, b) && Same(a, b)) / items.Count(b => Same(a, b))));
    }
}
