using Xunit;

namespace Guiyi.Hub.Tests;

/// <summary>Data that lie beside the repository, where somebody put them: <c>../shared/data</c>. Tests that need them are skipped elsewhere.</summary>
static class SharedData
{
    /// <summary>The path of a file or folder in the shared data; skips the test where there is none.</summary>
    public static string Path(params string[] parts)
    {
        string path = System.IO.Path.Combine([RepositoryRoot(), "..", "shared", "data", .. parts]);
        Assert.SkipUnless(File.Exists(path) || Directory.Exists(path), $"../shared/data/{string.Join('/', parts)} is not there");
        return System.IO.Path.GetFullPath(path);
    }

    static string RepositoryRoot()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, "Guiyi.slnx")))
            folder = folder.Parent;
        Assert.SkipWhen(folder is null, "the tests do not run inside the repository, so the shared data cannot be found");
        return folder!.FullName;
    }
}
