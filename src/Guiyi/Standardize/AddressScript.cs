namespace Guiyi.Standardize;

/// <summary>The script an address is written in; it decides the order of its parts.</summary>
public enum AddressScript
{
    /// <summary>Chinese characters: from the province down to the room.</summary>
    Chinese,
    /// <summary>Latin or another alphabet: from the number up to the country.</summary>
    Latin,
}
