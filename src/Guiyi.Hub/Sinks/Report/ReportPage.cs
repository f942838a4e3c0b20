using System.Security.Cryptography;
using System.Text;
using Guiyi.Hub.Sinks.Report.Sections;

namespace Guiyi.Hub.Sinks.Report;

/// <summary>
/// Writes <c>report.html</c>: one page without network, fonts or scripts to load, well-formed as XML, the same bytes for the same model.
/// </summary>
public static class ReportPage
{
    /// <summary>On paper everything is open. The page does without the script: modern browsers do this by style alone.</summary>
    const string Script = "addEventListener('beforeprint',function(){document.querySelectorAll('details').forEach(function(d){d.open=true})})";

    static readonly string Style = ReadStyle();

    /// <summary>The report in its order; a section without data is left out.</summary>
    static readonly Section[] Sections =
    [
        new("incoming", IncomingSection.HasData, IncomingSection.Write),
        new("quality", QualitySection.HasData, QualitySection.Write),
        new("channels", ChannelsSection.HasData, ChannelsSection.Write),
        new("certainty", CertaintySection.HasData, CertaintySection.Write),
        new("model", ModelSection.HasData, ModelSection.Write),
        new("clusters", ClustersSection.HasData, ClustersSection.Write),
        new("classes", ClassesSection.HasData, ClassesSection.Write),
        new("relations", RelationsSection.HasData, RelationsSection.Write),
        new("top", TopCustomersSection.HasData, TopCustomersSection.Write),
        new("truth", TruthSection.HasData, TruthSection.Write),
        new("next", NextSection.HasData, NextSection.Write),
    ];

    /// <summary>Writes the whole page.</summary>
    /// <param name="output">Where to; best encoded as UTF-8, as the page says of itself.</param>
    /// <param name="model">What to show.</param>
    /// <param name="language">In which language.</param>
    public static void Write(TextWriter output, ReportModel model, ReportLanguage language)
    {
        Sheet sheet = new(output, model, language);
        Section[] present = [.. Sections.Where(s => s.HasData(model))];
        output.Write("<!DOCTYPE html>\n");
        using (sheet.Out.In("html", ("lang", sheet.Text.Tag)))
        {
            WriteHead(sheet);
            using (sheet.Out.In("body"))
            {
                using (sheet.Out.In("div", ("class", "page")))
                {
                    WriteContents(sheet, present);
                    using (sheet.Out.In("main"))
                    {
                        HeadlineSection.Write(sheet);
                        foreach (Section section in present)
                            WriteSection(sheet, section);
                        WriteFoot(sheet);
                    }
                }
                using (sheet.Out.In("script"))
                    sheet.Out.Own(Script);
            }
        }
        output.Write('\n');
    }

    static void WriteHead(Sheet sheet)
    {
        string hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Script)));
        using (sheet.Out.In("head"))
        {
            sheet.Out.Empty("meta", ("charset", "utf-8"));
            // Even if a value ever slipped through the escaping, the browser would run nothing and load nothing.
            sheet.Out.Empty("meta", ("http-equiv", "Content-Security-Policy"), ("content", $"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{hash}'"));
            sheet.Out.Empty("meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1"));
            sheet.Out.Empty("meta", ("name", "referrer"), ("content", "no-referrer"));
            sheet.Out.Empty("meta", ("name", "robots"), ("content", "noindex"));
            sheet.Out.Empty("meta", ("name", "format-detection"), ("content", "telephone=no"));
            sheet.Out.Line("title", sheet.Text["page.title"]);
            using (sheet.Out.In("style"))
                sheet.Out.Own(Style);
        }
    }

    static void WriteContents(Sheet sheet, Section[] present)
    {
        if (present.Length < 2)
            return;
        using (sheet.Out.In("nav", ("aria-label", sheet.Text["page.contents"])))
        using (sheet.Out.In("ol"))
            foreach (Section section in present)
                using (sheet.Out.In("li"))
                using (sheet.Out.In("a", ("href", "#" + section.Id)))
                    sheet.Out.Text(sheet.Text[section.Id + ".title"]);
    }

    static void WriteSection(Sheet sheet, Section section)
    {
        using (sheet.Out.In("section", ("id", section.Id), ("aria-labelledby", section.Id + "-title")))
        {
            using (sheet.Out.In("h2", ("id", section.Id + "-title")))
                sheet.Out.Text(sheet.Text[section.Id + ".title"]);
            sheet.Out.Line("p", sheet.Text[section.Id + ".intro"], "intro");
            section.Write(sheet);
        }
    }

    static void WriteFoot(Sheet sheet)
    {
        using (sheet.Out.In("footer"))
            sheet.Out.Line("p", sheet.Text[sheet.Model.ShowPersonalData ? "page.unmasked" : "page.masked"]);
    }

    static string ReadStyle()
    {
        using Stream stream = typeof(ReportPage).Assembly.GetManifestResourceStream("report.css")
            ?? throw new InvalidOperationException("The style sheet report.css is not embedded in the assembly.");
        using StreamReader reader = new(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    /// <summary>A part of the page; its heading and introduction are the texts "id.title" and "id.intro".</summary>
    sealed record Section(string Id, Func<ReportModel, bool> HasData, Action<Sheet> Write);
}
