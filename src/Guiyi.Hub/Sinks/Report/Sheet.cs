using System.Text;

namespace Guiyi.Hub.Sinks.Report;

/// <summary>What every section writes with: the markup, the words of the language, and the one place where values are masked and cut.</summary>
sealed class Sheet(TextWriter output, ReportModel model, ReportLanguage language)
{
    int room = ReportLimits.ValueBytes;

    public Markup Out { get; } = new(output);

    public ReportText Text { get; } = ReportText.Of(language);

    public ReportModel Model => model;

    /// <summary>A value as the page shows it: masked by its attribute unless the model allows personal data, and cut.</summary>
    public string Shown(string attribute, string raw, int length = ReportLimits.ValueLength) =>
        Cut(OneOfFew(attribute, raw) ?? (model.ShowPersonalData ? raw : Masking.Of(Kind(attribute), raw)), length);

    /// <summary>A value of an attribute that has but a few, in the page's language.</summary>
    string? OneOfFew(string attribute, string raw)
    {
        if (attribute == "Gender")
            return Text.Term("gender", raw);
        // A row may grant in one column and refuse in another.
        string[] answers = raw.Split(" | ");
        return attribute.StartsWith("Consent", StringComparison.Ordinal) && Array.TrueForAll(answers, a => Text.Knows("consent", a)) ? string.Join(" | ", answers.Select(a => Text.Term("consent", a))) : null;
    }

    /// <summary>The beginning of a text that comes with the data; shorter than asked for once the page has become long.</summary>
    public string Cut(string text, int length = ReportLimits.ValueLength)
    {
        string cut = Excerpt.Of(text, room > 0 ? length : Math.Min(length, ReportLimits.ShortLength));
        // "&amp;" is the longest of the escapes: five bytes for one.
        room -= Encoding.UTF8.GetByteCount(cut) + 4 * cut.AsSpan().CountAny('&', '<', '>') + 5 * cut.AsSpan().Count('"');
        return cut;
    }

    /// <summary>An attribute's name; a label that sets it apart from others of its kind ("AccountId:member") stands behind it.</summary>
    public string Attribute(string name)
    {
        string kind = Kind(name), words = Text.Term("attribute", kind);
        return Cut(kind.Length == name.Length ? words : $"{words} ({name[(kind.Length + 1)..]})");
    }

    /// <summary>The kind of a labelled attribute, where it is one of ours.</summary>
    string Kind(string name) => name.IndexOf(':', StringComparison.Ordinal) is > 0 and int colon && Text.Knows("attribute", name[..colon]) ? name[..colon] : name;

    /// <summary>Writes a value; it is isolated, so that right-to-left text does not reorder its neighbours.</summary>
    public void Value(string attribute, string raw, int length = ReportLimits.ValueLength) => Isolated(Shown(attribute, raw, length));

    public void Value(string raw, int length = ReportLimits.ValueLength) => Value("", raw, length);

    /// <summary>Writes a name that is not personal, such as a code, a file or a source: cut, never masked.</summary>
    public void Name(string name, int length = ReportLimits.ValueLength) => Isolated(Cut(name, length));

    /// <summary>Writes raw text with its blanks, as it was received.</summary>
    public void Raw(string attribute, string raw, int length = ReportLimits.ValueLength)
    {
        using (Out.In("code", ("class", "raw")))
            Value(attribute, raw, length);
    }

    /// <summary>Writes a text with its figures emphasized.</summary>
    public void Sentence(string key, params ReadOnlySpan<object> figures)
    {
        foreach ((string text, bool isFigure) in Text.Parts(key, figures.ToArray()))
        {
            if (isFigure)
                Out.Line("b", Cut(text));
            else
                Out.Text(text);
        }
    }

    public void Paragraph(string key, params ReadOnlySpan<object> figures)
    {
        using (Out.In("p"))
            Sentence(key, figures);
    }

    public void Note(string key, params ReadOnlySpan<object> figures)
    {
        using (Out.In("p", ("class", "note")))
            Sentence(key, figures);
    }

    public void Heading(string key) => Out.Line("h3", Text[key]);

    /// <summary>Says that a list was cut, where it was.</summary>
    public void More(int shown, int total, string? file = null)
    {
        if (shown >= total)
            return;
        if (file is null)
            Note("page.more", shown, total);
        else
            Note("page.more.file", shown, total, file);
    }

    void Isolated(string text)
    {
        if (text.Length > 0)
            Out.Line("bdi", text);
    }

    /// <summary>A part that opens on demand; on paper it is always open.</summary>
    public Markup.Scope Collapsible(string key, params ReadOnlySpan<object> figures)
    {
        Markup.Scope details = Out.In("details");
        using (Out.In("summary"))
            Sentence(key, figures);
        return details;
    }
}
