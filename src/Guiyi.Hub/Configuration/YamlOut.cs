using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Guiyi.Hub.Configuration;

/// <summary>Writes YAML that people like to edit: block style, short entries on one line, comments.</summary>
sealed class YamlOut
{
    readonly Emitter emitter;

    public YamlOut(TextWriter writer)
    {
        emitter = new Emitter(writer, new EmitterSettings().WithBestWidth(int.MaxValue).WithMaxSimpleKeyLength(1000).WithNewLine("\n"));
        emitter.Emit(new StreamStart());
        emitter.Emit(new DocumentStart(null, null, isImplicit: true));
    }

    /// <summary>Writes a comment on lines of its own.</summary>
    public void Comment(string text) => emitter.Emit(new Comment(text.ReplaceLineEndings(" "), isInline: false));

    public void Key(string key) => Scalar(key);

    public void Scalar(string text) =>
        emitter.Emit(new Scalar(null, null, text, IsPlain(text) ? ScalarStyle.Plain : ScalarStyle.DoubleQuoted, isPlainImplicit: true, isQuotedImplicit: true));

    public void Entry(string key, string value)
    {
        Key(key);
        Scalar(value);
    }

    public void Entry(string key, double value) => Entry(key, value.ToString("R", CultureInfo.InvariantCulture));

    public void Entry(string key, bool value) => Entry(key, value ? "true" : "false");

    /// <summary>Writes a mapping; short ones on one line.</summary>
    public void Map(Action content, bool onOneLine = false)
    {
        emitter.Emit(new MappingStart(null, null, isImplicit: true, onOneLine ? MappingStyle.Flow : MappingStyle.Block));
        content();
        emitter.Emit(new MappingEnd());
    }

    /// <summary>Writes a list; short ones on one line.</summary>
    public void List<T>(IEnumerable<T> items, Action<T> write, bool onOneLine = false)
    {
        emitter.Emit(new SequenceStart(null, null, isImplicit: true, onOneLine ? SequenceStyle.Flow : SequenceStyle.Block));
        foreach (T item in items)
            write(item);
        emitter.Emit(new SequenceEnd());
    }

    public void Texts(string key, IEnumerable<string> texts)
    {
        Key(key);
        List(texts, Scalar, onOneLine: true);
    }

    public void End()
    {
        emitter.Emit(new DocumentEnd(isImplicit: true));
        emitter.Emit(new StreamEnd());
    }

    /// <summary>Words of letters, digits and a few signs need no quotes; whatever might mean something to YAML gets them.</summary>
    static bool IsPlain(string text) =>
        text.Length > 0 && char.IsLetterOrDigit(text[0]) && char.IsLetterOrDigit(text[^1]) && text.All(c => char.IsLetterOrDigit(c) || c is '_' or '-' or '.' or ' ' or '/')
        && !text.Contains("  ", StringComparison.Ordinal);
}
