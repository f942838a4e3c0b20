using System.Diagnostics;
using System.Text.RegularExpressions;
using Guiyi.Testing;
using Xunit;

namespace Guiyi.Architecture.Tests;

/// <summary>The sample in a README is what the command in its first line really prints.</summary>
public sealed partial class ReadmeTests
{
    const string Begin = "<!-- sample -->\n```text\n", End = "\n```\n", Prompt = "$ ./guiyi ";

    /// <summary>The sample shows the command, then "…" for what is left out, then all lines from a certain one on.</summary>
    [Theory]
    [InlineData("README.md")]
    [InlineData("README.zh-CN.md")]
    public void The_sample_is_what_the_demo_prints(string page)
    {
        string path = Repository.At(page), text = File.ReadAllText(path).ReplaceLineEndings("\n");
        int begin = text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length, end = text.IndexOf(End, begin, StringComparison.Ordinal);
        string[] shown = text[begin..end].Split('\n');
        Assert.StartsWith(Prompt, shown[0], StringComparison.Ordinal);
        Assert.Equal("…", shown[1]);
        string[] printed = Printed(shown[0][Prompt.Length..]);
        int from = Array.IndexOf(printed, shown[2]);
        Assert.True(from >= 0, $"the demo prints no line '{shown[2]}'");
        string[] found = [.. shown[..2], .. printed[from..]];
        if (ApprovedText.Updates && Steady(shown) != Steady(found))
            File.WriteAllText(path, text[..begin] + string.Join('\n', found) + text[end..]);
        else
            Assert.Equal(Steady(shown), Steady(found));
    }

    static string[] Printed(string arguments)
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
            // English, unless the command asks for another language.
            start.Environment["LC_ALL"] = "C.UTF-8";
            using Process process = Process.Start(start)!;
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            Assert.Equal(0, process.ExitCode);
            return [.. output.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n')];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Without what differs from machine to machine: seconds and memory.</summary>
    static string Steady(string[] lines) => Measured().Replace(string.Join('\n', lines), " # $1");

    [GeneratedRegex(@" [\d.,]+ (s|ms|MB|GB|秒)(?!\w)")]
    private static partial Regex Measured();
}
