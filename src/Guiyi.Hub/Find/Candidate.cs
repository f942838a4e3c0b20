namespace Guiyi.Hub.Find;

/// <summary>A text within a part (column and code) that fits what was asked for.</summary>
readonly record struct Candidate(int Column, int Code, Fit Fit);
