using Xunit;

namespace Guiyi.Tests;

/// <summary>Data that lie beside the repository, where somebody put them: <c>../shared/data</c>. Tests that need them are skipped elsewhere.</summary>
static class SharedData
{
    /// <summary>The data folder; skips the test where it or one of its named parts is not there.</summary>
    public static string Folder(params string[] parts)
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Guiyi.slnx")))
            folder = folder.Parent;
        Assert.SkipWhen(folder is null, "the tests do not run inside the repository, so the shared data cannot be found");
        string data = Path.GetFullPath(Path.Combine(folder!.FullName, "..", "shared", "data"));
        foreach (string part in parts)
            Assert.SkipUnless(File.Exists(Path.Combine(data, part)) || Directory.Exists(Path.Combine(data, part)), $"../shared/data/{part} is not there");
        return data;
    }
}
