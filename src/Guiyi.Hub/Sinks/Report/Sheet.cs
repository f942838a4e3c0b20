namespace Guiyi.Hub.Sinks.Report;

/// <summary>What every section writes with: the markup, the words of the language, and the one place where values are masked and cut.</summary>
sealed class Sheet(TextWriter output, ReportModel model, ReportLanguage language)
{
    public Markup Out { get; } = new(output);

    public ReportText Text { get; } = ReportText.Of(language);

    public ReportModel Model => model;

    /// <summary>A value as the page shows it: masked by its attribute unless the model allows personal data, and cut.</summary>
    public string Shown(string attribute, string raw, int length = ReportLimits.ValueLength) =>
        Excerpt.Of(model.ShowPersonalData ? raw : Masking.Of(attribute, raw), length);

    public string Attribute(string name) => Excerpt.Of(Text.Term("attribute", name), ReportLimits.ValueLength);

    /// <summary>Writes a value; it is isolated, so that right-to-left text does not reorder its neighbours.</summary>
    public void Value(string attribute, string raw, int length = ReportLimits.ValueLength) => Out.Line("bdi", Shown(attribute, raw, length));

    public void Value(string raw, int length = ReportLimits.ValueLength) => Value("", raw, length);

    /// <summary>Writes a name that is not personal, such as a code, a file or a source: cut, never masked.</summary>
    public void Name(string name, int length = ReportLimits.ValueLength) => Out.Line("bdi", Excerpt.Of(name, length));

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
                Out.Line("b", Excerpt.Of(text, ReportLimits.LineLength));
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

    /// <summary>A part that opens on demand; on paper it is always open.</summary>
    public Details Collapsible(bool open, string key, params ReadOnlySpan<object> figures)
    {
        Markup.Scope details = Out.In("details", ("open", open ? "open" : null));
        using (Out.In("summary"))
            Sentence(key, figures);
        return new Details(details);
    }

    public readonly struct Details(Markup.Scope scope) : IDisposable
    {
        public void Dispose() => scope.Dispose();
    }
}
