using System.ComponentModel;
using System.Diagnostics;

namespace Guiyi.Bench;

/// <summary>The repository that the benchmarks belong to.</summary>
static class Repository
{
    public static string Root { get; } = Find();

    /// <summary>The commit that is measured, and whether its sources have been changed since; "unknown" outside of git.</summary>
    public static string Commit()
    {
        if (Git("rev-parse", "--short=12", "HEAD") is not { Length: > 0 } commit)
            return "unknown";
        return Git("status", "--porcelain", "--", "src", "data", "bench/Guiyi.Bench") is { Length: > 0 } ? $"{commit} with uncommitted changes" : commit;
    }

    static string? Git(params string[] arguments)
    {
        try
        {
            using Process process = Process.Start(new ProcessStartInfo("git", arguments) { WorkingDirectory = Root, RedirectStandardOutput = true, RedirectStandardError = true })!;
            Task<string> errors = process.StandardError.ReadToEndAsync();
            string output = process.StandardOutput.ReadToEnd().Trim();
            process.WaitForExit();
            errors.Wait();
            return process.ExitCode == 0 ? output : null;
        }
        catch (Win32Exception)
        {
            // Git is not installed; the sources came as an archive.
            return null;
        }
    }

    static string Find()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Guiyi.slnx")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new BenchException($"no folder above {AppContext.BaseDirectory} holds Guiyi.slnx; run the benchmarks from the repository by ./guiyi bench.");
    }
}
