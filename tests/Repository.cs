namespace Guiyi.Testing;

/// <summary>The checked-out repository that the tests belong to. Compiled into every test project that looks at it.</summary>
static class Repository
{
    public static string Root { get; } = Find();

    /// <summary>Full path of a file or folder in the repository.</summary>
    public static string At(params string[] parts) => Path.Combine([Root, .. parts]);

    static string Find()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Guiyi.slnx")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException($"No folder above {AppContext.BaseDirectory} holds Guiyi.slnx: run the tests from the repository's build output.");
    }
}
