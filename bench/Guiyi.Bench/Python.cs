using System.ComponentModel;
using System.Diagnostics;

namespace Guiyi.Bench;

/// <summary>Runs the scripts that come with the data sets.</summary>
static class Python
{
    /// <summary>True where there is a Python 3.</summary>
    public static bool IsThere { get; } = Run("-c", ["pass"]) is not null;

    /// <summary>What the script prints, or null where there is no Python 3.</summary>
    /// <exception cref="BenchException">The script failed.</exception>
    public static string? Run(string script, string[] arguments)
    {
        try
        {
            using Process process = Process.Start(new ProcessStartInfo("python3", [script, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            Task<string> errors = process.StandardError.ReadToEndAsync();
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 ? output : throw new BenchException($"{script} ended with code {process.ExitCode}: {errors.Result.Trim()}");
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
