namespace Guiyi.Hub.Find;

/// <summary>What records said in a stretch of time. A record counts where it said its last word, so that nothing older needs to be touched.</summary>
abstract class Part(int from)
{
    /// <summary>Number of the first word that a record said here.</summary>
    public int From => from;

    /// <summary>Number of the last one.</summary>
    public abstract int To { get; }

    /// <summary>Number of records.</summary>
    public abstract int Count { get; }

    public abstract int Record(int local);

    /// <summary>The record's place here, or -1. Of several, the last.</summary>
    public abstract int LocalOf(int record);

    /// <summary>All that a record said.</summary>
    public abstract IEnumerable<Said> Texts(int local);

    /// <summary>The same as plain texts: to be copied, not compared.</summary>
    public abstract IEnumerable<FindText> Plain(int local);

    /// <summary>Gives texts that may fit and how well they do, the best first.</summary>
    public abstract List<Candidate> Search(QueryWord asked, Scratch scratch);

    /// <summary>How many records have a candidate's text.</summary>
    public abstract int HolderCount(in Candidate candidate);

    /// <summary>The place of one of them.</summary>
    public abstract int Holder(in Candidate candidate, int index);

    public abstract FindText Text(in Candidate candidate);
}
