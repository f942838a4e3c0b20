using System.Security.Cryptography;
using Guiyi.Hub.Sources;

namespace Guiyi.Hub.Runs;

/// <summary>A file that a run read, and by what to know it again.</summary>
/// <param name="Path">Path from the result's folder, parts separated by '/'.</param>
/// <param name="Bytes">Size.</param>
/// <param name="Sha256">Hash of the content (FIPS 180-4), in hexadecimal digits.</param>
public sealed record InputFile(string Path, long Bytes, string Sha256)
{
    /// <exception cref="SourceException">The file cannot be read.</exception>
    public static InputFile Of(string path, string folder)
    {
        using FileStream stream = SourceStream.Open(path);
        try
        {
            string hash = Convert.ToHexStringLower(SHA256.HashData(stream));
            return new InputFile(System.IO.Path.GetRelativePath(folder, path).Replace('\\', '/'), stream.Length, hash);
        }
        catch (IOException fault)
        {
            throw new SourceException(path, $"a file that cannot be read ({fault.Message.TrimEnd('.')})", "a readable file", fault);
        }
    }

    /// <summary>The file where it is now.</summary>
    /// <exception cref="SourceException">It is gone or cannot be read.</exception>
    /// <exception cref="InputException">It is another one.</exception>
    public string Unchanged(string folder)
    {
        string path = System.IO.Path.GetFullPath(System.IO.Path.Combine(folder, Path));
        InputFile now = Of(path, folder);
        return now.Bytes == Bytes && now.Sha256 == Sha256
            ? path
            : throw new InputException($"{path}: found a file of {now.Bytes} bytes that has changed since the run ({Bytes} bytes then); expected the same content. Run guiyi unify again.");
    }
}

/// <summary>What a run read, so that it can be repeated exactly.</summary>
/// <param name="Sources">The sources' files in their order.</param>
/// <param name="Judgments">The table of judgments that was given, or null.</param>
/// <param name="Answers">How many judgments of the folder's own <c>judgments.csv</c> held.</param>
/// <param name="Day">The day of the run: nobody is born after it.</param>
public sealed record RunInputs(IReadOnlyList<InputFile> Sources, InputFile? Judgments, int Answers, DateOnly Day)
{
    /// <summary>Hashes all files.</summary>
    public static IReadOnlyList<InputFile> Hashed(IReadOnlyList<string> files, string folder) => [.. files.Select(f => InputFile.Of(f, folder))];
}
