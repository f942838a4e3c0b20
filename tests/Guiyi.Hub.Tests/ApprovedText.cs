using Guiyi.Testing;
using Xunit;

namespace Guiyi.Hub.Tests;

/// <summary>Texts that a person has read and agreed to. With <c>GUIYI_UPDATE=1</c> in the environment a test writes what it found instead of comparing.</summary>
static class ApprovedText
{
    /// <summary>Compares with a file of this project's folders <c>Expected/</c>, or writes it.</summary>
    public static void Check(string file, string found)
    {
        string path = Repository.At("tests", "Guiyi.Hub.Tests", file);
        if (Environment.GetEnvironmentVariable("GUIYI_UPDATE") == "1")
            File.WriteAllText(path, found);
        Assert.Equal(File.ReadAllText(path).ReplaceLineEndings("\n"), found);
    }
}
