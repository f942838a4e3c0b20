namespace Guiyi.Hub.Storage.Sayings;

/// <summary>Something that a person said: kept for ever, and ended rather than changed.</summary>
public abstract record Said
{
    /// <summary>Given when it is added.</summary>
    public long Id { get; init; }

    /// <summary>Who said it, when and why.</summary>
    public required Saying Made { get; init; }

    /// <summary>The run it belongs to: what was said in one go can be found, and undone, together.</summary>
    public long? Run { get; init; }

    /// <summary>Who undid it, when and why; null while it holds.</summary>
    public Saying? Ended { get; init; }

    /// <summary>The versions of the base in which it holds; given when it is added.</summary>
    public Holding Held { get; init; }
}
