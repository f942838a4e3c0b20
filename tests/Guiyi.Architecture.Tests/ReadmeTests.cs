using System.Diagnostics;
using System.Text.RegularExpressions;
using Guiyi.Testing;
using Xunit;

namespace Guiyi.Architecture.Tests;

/// <summary>The sample in a README is what the command in its first line really prints.</summary>
public sealed partial class ReadmeTests
{
    const string Begin = "<!-- sample -->\n```text\n", End = "\n```\n";

    [Theory]
    [InlineData("README.md")]
    [InlineData("README.zh-CN.md")]
    public void The_sample_is_what_the_demo_prints(string page)
    {
        string path = Repository.At(page), text = File.ReadAllText(path).ReplaceLineEndings("\n");
        int begin = text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length, end = text.IndexOf(End, begin, StringComparison.Ordinal);
        string shown = text[begin..end], command = shown.Split('\n')[0];
        Assert.StartsWith("$ ./guiyi ", command, StringComparison.Ordinal);
        string found = $"{command}\n{Printed(command["$ ./guiyi ".Length..])}";
        if (ApprovedText.Updates && Steady(shown) != Steady(found))
        {
            File.WriteAllText(path, text[..begin] + found + text[end..]);
            return;
        }
        Assert.Equal(Steady(shown), Steady(found));
    }

    static string Printed(string arguments)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("guiyi-readme-");
        try
        {
            var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", [Path.Combine(AppContext.BaseDirectory, "Guiyi.Cli.dll"), .. arguments.Split(' ')])
            {
                WorkingDirectory = folder.FullName,
                RedirectStandardOutput = true,
                StandardOutputEncoding = System.Text.Encoding.UTF8,
            };
            using Process process = Process.Start(start)!;
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            Assert.Equal(0, process.ExitCode);
            return string.Join('\n', output.ReplaceLineEndings("\n").Split('\n').Select(l => l.TrimEnd())).Trim('\n');
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Without what differs from machine to machine: seconds, memory, and the blanks before them.</summary>
    static string Steady(string text) => Measured().Replace(text, " # $1");

    [GeneratedRegex(@"\s+[\d.,]+ ?(s|ms|MB|GB|秒|seconds)(?!\w)")]
    private static partial Regex Measured();
}
