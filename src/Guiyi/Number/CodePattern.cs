using System.Globalization;
using System.Text;
using Guiyi.Classify;

namespace Guiyi.Number;

/// <summary>What customer codes look like, such as <c>{region}{behaviour}-{serial:000}</c>: class codes and fixed text, then a serial number.</summary>
public sealed class CodePattern
{
    const int MaximumWidth = 12;

    readonly List<(string? Fixed, string? Dimension)> _parts;

    CodePattern(string text, List<(string?, string?)> parts, int width) => (Text, _parts, SerialWidth) = (text, parts, width);

    /// <summary>The pattern as written.</summary>
    public string Text { get; }

    /// <summary>Least number of digits of the serial; larger serials are written in full.</summary>
    public int SerialWidth { get; }

    /// <summary>The dimensions whose class codes go into the code, in order.</summary>
    public IReadOnlyList<string> Dimensions => [.. _parts.Where(part => part.Dimension is not null).Select(part => part.Dimension!)];

    /// <summary>Reads a pattern.</summary>
    /// <param name="text">Fixed text, dimension names in braces, and one <c>{serial:000}</c> at the end.</param>
    /// <param name="dimensions">The dimensions there are.</param>
    /// <exception cref="FormatException">The pattern cannot be used: where, what was found, what was expected.</exception>
    public static CodePattern Parse(string text, IReadOnlyCollection<string> dimensions)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(dimensions);
        var parts = new List<(string?, string?)>();
        int width = 0;
        for (int at = 0; at < text.Length;)
        {
            if (width > 0)
                throw Error(text, at, $"'{text[at..]}' after the serial", "the end: the serial number stands last, so that codes sort and prefixes count alone");
            if (text[at] == '{')
            {
                int start = at;
                string name = ReadName(text, ref at);
                if (name.StartsWith("serial", StringComparison.Ordinal) && (name.Length == 6 || name[6] == ':'))
                    width = ReadWidth(text, start, name);
                else
                    parts.Add((null, Known(text, start, name, dimensions)));
            }
            else
                parts.Add((ReadFixed(text, ref at), null));
        }
        if (width == 0)
            throw Error(text, text.Length, "the end", "{serial:000}, which tells customers of the same classes apart");
        return new(text, parts, width);
    }

    /// <summary>The code without its serial.</summary>
    /// <param name="codeOf">Gives a dimension's class code for the customer.</param>
    public string Prefix(Func<string, string> codeOf)
    {
        ArgumentNullException.ThrowIfNull(codeOf);
        var prefix = new StringBuilder();
        foreach ((string? literal, string? dimension) in _parts)
            prefix.Append(literal ?? codeOf(dimension!));
        return prefix.ToString();
    }

    /// <summary>The code without its serial, for a classified customer.</summary>
    /// <exception cref="ArgumentException">The customer has no class in a dimension of the pattern.</exception>
    public string Prefix(IReadOnlyList<ClassAssignment> classes)
    {
        ArgumentNullException.ThrowIfNull(classes);
        string prefix = "";
        foreach ((string? literal, string? dimension) in _parts)
            prefix += literal ?? CodeOf(classes, dimension!);
        return prefix;
    }

    static string CodeOf(IReadOnlyList<ClassAssignment> classes, string dimension)
    {
        for (int i = 0; i < classes.Count; i++)
            if (classes[i].Dimension == dimension)
                return classes[i].Code;
        throw new ArgumentException($"The customer has no class in dimension {dimension}.", nameof(classes));
    }

    /// <summary>A prefix and a serial number as a code: at least <paramref name="width"/> digits, more where the number has more.</summary>
    public static string Code(string prefix, long serial, int width) => prefix + serial.ToString(CultureInfo.InvariantCulture).PadLeft(width, '0');

    static string ReadName(string text, ref int at)
    {
        int end = text.IndexOf('}', at);
        if (end < 0)
            throw Error(text, at, "'{' without '}'", "'}' after the name of a dimension");
        string name = text[(at + 1)..end];
        at = end + 1;
        return name;
    }

    static string ReadFixed(string text, ref int at)
    {
        int start = at;
        while (at < text.Length && text[at] != '{')
        {
            if (!char.IsLetterOrDigit(text[at]) && text[at] is not ('-' or '_' or '.' or '/' or '#'))
                throw Error(text, at, $"'{text[at]}'", "letters, digits, - _ . / # or a name in braces");
            at++;
        }
        return text[start..at];
    }

    static string Known(string text, int at, string name, IReadOnlyCollection<string> dimensions)
    {
        if (!dimensions.Contains(name))
            throw Error(text, at, $"'{{{name}}}'", $"one of {string.Join(", ", dimensions.Select(known => $"{{{known}}}").Append("{serial:000}"))}");
        return name;
    }

    static int ReadWidth(string text, int at, string name)
    {
        if (name.Length == 6)
            return 1;
        int width = name.Length - 7;
        if (width is 0 or > MaximumWidth || name.AsSpan(7).ContainsAnyExcept('0'))
            throw Error(text, at, $"'{{{name}}}'", "{serial:000}, with 1 to 12 zeros for the least number of digits");
        return width;
    }

    static FormatException Error(string text, int at, string found, string expected) =>
        new($"Code pattern '{text}', character {(at + 1).ToString(CultureInfo.InvariantCulture)}: found {found}; expected {expected}.");

    /// <summary>Same as <see cref="Text"/>.</summary>
    public override string ToString() => Text;
}
