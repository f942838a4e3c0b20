namespace Guiyi.Hub.Storage;

/// <summary>Who said something, when and why.</summary>
public sealed record Saying(string By, DateTimeOffset At, string Why);

/// <summary>Since which version of the base a fact holds, and until which; null while it holds.</summary>
public readonly record struct Holding(long Since, long? Until)
{
    public bool At(long version) => Since <= version && !(Until <= version);
}
