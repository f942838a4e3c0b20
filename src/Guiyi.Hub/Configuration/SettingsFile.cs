using Guiyi.Hub.Scratch;
using Guiyi.Hub.Sinks.Report;
using Guiyi.Ingest;

namespace Guiyi.Hub.Configuration;

/// <summary><c>guiyi.yaml</c>: all settings of a run, to edit and run again.</summary>
public static class SettingsFile
{
    public const string Name = "guiyi.yaml";

    /// <summary>Reads settings; keys that are missing have their defaults.</summary>
    /// <exception cref="ConfigurationException">The file cannot be read, or something in it is wrong.</exception>
    public static Settings Read(string path) => Read(YamlTree.Read(path));

    /// <summary>Reads settings from a text that lies elsewhere.</summary>
    /// <param name="name">What it is called in messages.</param>
    /// <param name="text">The text.</param>
    /// <exception cref="ConfigurationException">Something in it is wrong.</exception>
    public static Settings Parse(string name, string text) => Read(YamlTree.Parse(name, text));

    static Settings Read(YamlMap? tree)
    {
        if (tree is not { } top)
            return Settings.Default;
        (IReadOnlyList<SourceMapping> mappings, IReadOnlyList<ColumnPlace> places) = SourceSection.Read(top.Map("sources"));
        var settings = new Settings
        {
            Mappings = mappings,
            Places = places,
            Ignored = top.Texts("ignore") ?? [],
            Currency = Currency(top),
            Memory = Memory(top),
            Match = MatchSection.Read(top.Map("match")),
            Merge = MergeSection.Read(top.Map("merge")),
            Scheme = ClassSection.Read(top),
            SchemeNotes = ClassSection.ReadNotes(top),
        };
        top.End();
        return settings;
    }

    /// <summary>Settings as a text that <see cref="Parse"/> reads.</summary>
    public static string Text(Settings settings)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        Write(writer, settings, ReportLanguage.English);
        return writer.ToString();
    }

    /// <summary>Writes settings with comments in one language.</summary>
    public static void Write(TextWriter writer, Settings settings, ReportLanguage language)
    {
        string Word(string zh, string en) => language == ReportLanguage.Chinese ? zh : en;
        writer.WriteLine(Word("# 归一的全部设置。改好后再运行：guiyi unify 文件… --out 目录 --config guiyi.yaml。只写要改的部分也可以。", "# All settings of Guiyi. Edit, then run again: guiyi unify FILE… --out DIR --config guiyi.yaml. What is left out has its default."));
        var yaml = new YamlOut(writer);
        yaml.Map(() =>
        {
            yaml.Comment(Word("没有写货币的金额是什么货币（ISO 4217）。", "Currency of amounts that name none (ISO 4217)."));
            yaml.Entry("currency", settings.Currency);
            yaml.Comment(Word("所有来源里都不许用的列。", "Columns that must not be used, in any source."));
            yaml.Texts("ignore", settings.Ignored);
            // The default is the machine's own; written down it would bind the file to it.
            if (settings.Memory is { } memory)
            {
                yaml.Comment(Word("最多用多少内存（512MB、1GB……）；装不下的放在磁盘上，结果一样。", "Memory to use at most (512MB, 1GB …); what does not fit is kept on disk, with the same result."));
                yaml.Entry("memory", MemoryBudget.Text(memory));
            }
            if (settings.Mappings.Count > 0)
                SourceSection.Write(yaml, settings.Mappings, Word);
            MatchSection.Write(yaml, settings.Match, Word);
            MergeSection.Write(yaml, settings.Merge, Word);
            if (settings.Scheme is { } scheme)
                ClassSection.Write(yaml, scheme, settings.SchemeNotes, Word);
        });
        yaml.End();
    }

    static long? Memory(YamlMap top) => top.Text("memory") switch
    {
        null => null,
        string size when MemoryBudget.TryParse(size, out long bytes) => bytes,
        string other => throw top.Wrong("memory", $"'{other}'", MemoryBudget.Expected),
    };

    static string Currency(YamlMap top) => top.Text("currency") switch
    {
        null => Settings.Default.Currency,
        string code when code.Length == 3 && code.All(char.IsAsciiLetterUpper) => code,
        string other => throw top.Wrong("currency", $"'{other}'", "three capital letters, such as CNY"),
    };
}
