namespace Guiyi.Hub.Find;

/// <summary>How well a text fits a word that was asked for; 0 where it does not.</summary>
readonly record struct Fit(double Score, FindReason Why)
{
    public static Fit None => default;

    public Fit Or(Fit other) => other.Score > Score ? other : this;

    public Fit Times(double share) => this with { Score = Score * share };
}
