using Xunit;

namespace Guiyi.Architecture.Tests;

/// <summary>What breaks a law of the house, a line each.</summary>
static class Findings
{
    /// <summary>Fails with all findings, not with the first.</summary>
    public static void AreNone(IEnumerable<string> findings)
    {
        string all = string.Join('\n', findings);
        Assert.True(all.Length == 0, all);
    }
}
