namespace Guiyi.Hub.Find;

/// <summary>A candidate and the part where it stands.</summary>
readonly record struct Place(int Part, Candidate Candidate)
{
    public double Score => Candidate.Fit.Score;
}
