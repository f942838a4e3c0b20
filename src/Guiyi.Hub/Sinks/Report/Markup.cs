using System.Text;

namespace Guiyi.Hub.Sinks.Report;

/// <summary>
/// Writes HTML that is also well-formed XML: every element closed, every text and attribute escaped, so that no value can become markup
/// and a test can parse the page strictly.
/// </summary>
sealed class Markup(TextWriter output)
{
    static readonly HashSet<string> Voids = ["meta", "br", "hr", "col", "rect", "line", "path", "circle", "use"];

    readonly Stack<string> open = new();

    /// <summary>Opens an element; disposing the scope closes it. Attributes whose value is null are left out.</summary>
    public Scope In(string element, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        Start(element, attributes);
        output.Write('>');
        open.Push(element);
        return new Scope(this);
    }

    /// <summary>An element without content.</summary>
    public void Empty(string element, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        Start(element, attributes);
        if (Voids.Contains(element))
        {
            output.Write("/>");
            return;
        }
        output.Write("></");
        output.Write(element);
        output.Write('>');
    }

    /// <summary>An element that holds only text.</summary>
    public void Line(string element, string text, string? css = null)
    {
        using (In(element, ("class", css)))
            Text(text);
    }

    public void Text(string text) => Escape(text);

    /// <summary>Writes markup as it is: for the page's own style and script only, never for a value.</summary>
    public void Own(string markup) => output.Write(markup);

    void Start(string element, ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        if (element is "section" or "tr" or "table" or "article" or "svg" or "li" or "p")
            output.Write('\n');
        output.Write('<');
        output.Write(element);
        foreach ((string name, string? value) in attributes)
        {
            if (value is null)
                continue;
            output.Write(' ');
            output.Write(name);
            output.Write("=\"");
            Escape(value);
            output.Write('"');
        }
    }

    void Close()
    {
        output.Write("</");
        output.Write(open.Pop());
        output.Write('>');
    }

    void Escape(string text)
    {
        foreach (Rune rune in text.EnumerateRunes())
        {
            switch (rune.Value)
            {
                case '&': output.Write("&amp;"); break;
                case '<': output.Write("&lt;"); break;
                case '>': output.Write("&gt;"); break;
                case '"': output.Write("&quot;"); break;
                default: Write(Shown(rune)); break;
            }
        }
    }

    /// <summary>
    /// What XML forbids, and what would turn the reading direction of the text after it, is shown as a sign instead of being obeyed.
    /// </summary>
    static Rune Shown(Rune rune) => rune.Value switch
    {
        '\t' or '\n' or '\r' => new Rune(' '),
        < 0x20 => new Rune(0x2400 + rune.Value),
        >= 0x7F and < 0xA0 => Rune.ReplacementChar,
        0x061C or 0x200E or 0x200F or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) => Rune.ReplacementChar,
        0x200B or 0x2028 or 0x2029 or 0x2060 or 0xFEFF => Rune.ReplacementChar,
        _ when (rune.Value & 0xFFFE) == 0xFFFE => Rune.ReplacementChar,
        _ => rune,
    };

    void Write(Rune rune)
    {
        Span<char> units = stackalloc char[2];
        output.Write(units[..rune.EncodeToUtf16(units)]);
    }

    /// <summary>An open element.</summary>
    public readonly struct Scope(Markup markup) : IDisposable
    {
        public void Dispose() => markup.Close();
    }
}
