using System.Text;

namespace Guiyi.Hub.Tests.BadInput;

/// <summary>A file with something wrong in it.</summary>
/// <param name="Name">File name; says what is wrong.</param>
/// <param name="Content">Its bytes.</param>
/// <param name="Refused">Words of the message where the whole file must be refused; null where it may be read.</param>
/// <param name="Counts">Rows accepted and rejected, "3+1", where that is certain; null where only their sum must be right.</param>
sealed record BadFile(string Name, Func<byte[]> Content, string? Refused = null, string? Counts = null)
{
    public static BadFile Text(string name, string text, string? refused = null, string? counts = null) =>
        new(name, () => Encoding.UTF8.GetBytes(text), refused, counts);

    public static BadFile Bytes(string name, byte[] bytes, string? refused = null, string? counts = null) =>
        new(name, () => bytes, refused, counts);

    public override string ToString() => Name;
}
