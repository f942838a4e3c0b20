using Guiyi.Testing;
using Xunit;

namespace Guiyi.Architecture.Tests;

/// <summary>Texts that a person has read and agreed to. With <c>GUIYI_UPDATE=1</c> in the environment a test writes what it found instead of comparing.</summary>
static class ApprovedText
{
    public static bool Updates => Environment.GetEnvironmentVariable("GUIYI_UPDATE") == "1";

    /// <summary>Compares with a file under Expected/, or writes it.</summary>
    public static void Check(string file, string found)
    {
        string path = Repository.At("tests", "Guiyi.Architecture.Tests", "Expected", file);
        if (Updates)
            File.WriteAllText(path, found);
        Assert.Equal(File.ReadAllText(path).ReplaceLineEndings("\n"), found);
    }
}
