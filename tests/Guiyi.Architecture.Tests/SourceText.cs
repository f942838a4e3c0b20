using Guiyi.Testing;

namespace Guiyi.Architecture.Tests;

/// <summary>A text file of the repository, by its path from the root with forward slashes.</summary>
sealed record SourceText(string Path, string[] Lines)
{
    static readonly string[] Passed = ["bin", "obj", "out", ".git", ".build", "TestResults"];

    static readonly string[] Endings = [".cs", ".csproj", ".props", ".slnx", ".json", ".md", ".yml", ".yaml", ".css", ".js", ".html", ".cmd", ".sh", ".txt"];

    /// <summary>Sources, scripts and documents under a folder; what builds and runs leave behind is passed over.</summary>
    public static IEnumerable<SourceText> Under(string folder) =>
        Files(new DirectoryInfo(Repository.At(folder))).Select(f => new SourceText(System.IO.Path.GetRelativePath(Repository.Root, f.FullName).Replace('\\', '/'), File.ReadAllLines(f.FullName)));

    static IEnumerable<FileInfo> Files(DirectoryInfo folder)
    {
        foreach (FileInfo file in folder.EnumerateFiles().Where(IsText).OrderBy(f => f.Name, StringComparer.Ordinal))
            yield return file;
        foreach (DirectoryInfo inner in folder.EnumerateDirectories().Where(d => !Passed.Contains(d.Name)).OrderBy(d => d.Name, StringComparer.Ordinal))
            foreach (FileInfo file in Files(inner))
                yield return file;
    }

    /// <summary>A file without an ending is a script, unless it is somebody's note to a tool.</summary>
    static bool IsText(FileInfo file) => Endings.Contains(file.Extension) || (file.Extension.Length == 0 && file.Name is not "LICENSE");
}
