using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace Guiyi.Bench;

/// <summary>A page of <c>bench/results/CPU/</c>: figures, and all that is needed to take them again.</summary>
static class ResultPage
{
    /// <param name="name">File name without ending.</param>
    /// <param name="command">The command that prints the same tables.</param>
    /// <param name="body">Tables and what must be known to read them.</param>
    /// <returns>The page's path.</returns>
    public static string Write(string name, string command, string body)
    {
        string cpu = Cpu();
        string folder = Directory.CreateDirectory(Path.Combine(Repository.Root, "bench", "results", FileSafe(cpu))).FullName;
        string path = Path.Combine(folder, name + ".md");
        string day = DateTime.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        string head = FormattableString.Invariant($"""
            # {char.ToUpperInvariant(name[0])}{name[1..]}

            `{command}` on {day}: {cpu}, {Environment.ProcessorCount} cores, {RuntimeInformation.OSDescription}, .NET {Environment.Version}, commit {Repository.Commit()}


            """);
        File.WriteAllText(path, (head + body).ReplaceLineEndings("\n"));
        return path;
    }

    static string Cpu()
    {
        const string Linux = "/proc/cpuinfo";
        string? name = File.Exists(Linux) ? File.ReadLines(Linux).FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal))?.Split(':', 2)[1].Trim() : null;
        return name ?? Environment.GetEnvironmentVariable("PROCESSOR_IDENTIFIER") ?? $"{RuntimeInformation.OSArchitecture}";
    }

    static string FileSafe(string name)
    {
        var safe = new StringBuilder();
        foreach (char c in name.ToLowerInvariant())
            if (char.IsAsciiLetterOrDigit(c))
                safe.Append(c);
            else if (safe.Length > 0 && safe[^1] != '-')
                safe.Append('-');
        return safe.ToString().TrimEnd('-');
    }
}
