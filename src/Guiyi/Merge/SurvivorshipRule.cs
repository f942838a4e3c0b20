namespace Guiyi.Merge;

/// <summary>Which of several statements of one attribute survives into the golden record. Rules are asked in order; the first that prefers one decides.</summary>
public enum SurvivorshipRule : byte
{
    /// <summary>The only value there was.</summary>
    Only,
    /// <summary>The source with the better trust rank.</summary>
    MostTrusted,
    /// <summary>The value that most records state.</summary>
    MostFrequent,
    /// <summary>The value stated last.</summary>
    MostRecent,
    /// <summary>The value with most known parts: an unmasked phone, an address with a room, a name with both parts.</summary>
    MostComplete,
    /// <summary>The longest text.</summary>
    Longest,
    /// <summary>Nothing preferred one: the first in a fixed order of contents.</summary>
    First,
    /// <summary>Of consents the refusal, whoever states it and whenever: the only rule for them, and for nothing else.</summary>
    Strictest,
    /// <summary>A person corrected it: that outranks every rule. A live base alone knows corrections; no run is told this rule.</summary>
    Corrected,
}
