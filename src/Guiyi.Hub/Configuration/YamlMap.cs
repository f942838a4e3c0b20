using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace Guiyi.Hub.Configuration;

/// <summary>A mapping of the file that is read key by key; a key that nobody asks for is a mistake.</summary>
sealed class YamlMap
{
    readonly string place;
    readonly Dictionary<string, (YamlNode Key, YamlNode Value)> entries = new(StringComparer.Ordinal);
    readonly List<string> asked = [];

    public YamlMap(string path, string place, YamlMappingNode node)
    {
        (Path, this.place, Line) = (path, place, node.Start.Line);
        foreach ((YamlNode key, YamlNode value) in node.Children)
            entries.Add((key as YamlScalarNode)?.Value ?? throw new ConfigurationException(path, key.Start.Line, "a key that is no text", "a text"), (key, value));
    }

    public string Path { get; }

    public long Line { get; }

    /// <summary>All keys, for mappings whose keys are names that people give.</summary>
    public IEnumerable<string> Keys => entries.Keys;

    public bool Has(string key) => Find(key) is not null;

    /// <summary>A mapping below a key, or null.</summary>
    public YamlMap? Map(string key) => Find(key) is { } node ? AsMap(key, node) : null;

    /// <summary>A mapping below a key, or null where something else stands there.</summary>
    public YamlMap? MapOrNull(string key) => Find(key) is YamlMappingNode node ? AsMap(key, node) : null;

    /// <summary>A list of mappings below a key.</summary>
    public IEnumerable<YamlMap> Maps(string key) => List(key).Select(node => AsMap(key, node));

    /// <summary>A text below a key, or null.</summary>
    public string? Text(string key) => Find(key) is { } node ? AsText(key, node) : null;

    /// <summary>A text that must be there.</summary>
    public string Needed(string key) => Text(key) is { Length: > 0 } text ? text : throw Wrong(key, "nothing", "a text");

    /// <summary>A list of texts, or one text alone.</summary>
    public IReadOnlyList<string>? Texts(string key) => Find(key) switch
    {
        null => null,
        YamlScalarNode scalar => [AsText(key, scalar)],
        _ => [.. List(key).Select(node => AsText(key, node))],
    };

    /// <summary>List entries that are texts or mappings.</summary>
    public IEnumerable<(string? Text, YamlMap? Map, long Line)> Mixed(string key) => Find(key) is YamlScalarNode alone
        ? [(alone.Value, null, alone.Start.Line)]
        : List(key).Select(node => node is YamlScalarNode scalar ? (scalar.Value, null, node.Start.Line) : ((string?)null, (YamlMap?)AsMap(key, node), node.Start.Line));

    public bool? Flag(string key) => Text(key) switch
    {
        null => null,
        "true" or "yes" or "是" => true,
        "false" or "no" or "否" => false,
        string other => throw Wrong(key, $"'{other}'", "true or false"),
    };

    public int? Whole(string key, int least, int most) => Text(key) is not { } text ? null
        : int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number) && number >= least && number <= most ? number
        : throw Wrong(key, $"'{text}'", $"a whole number from {least} to {most}");

    public double? Number(string key, double least, double most) => Text(key) is not { } text ? null
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && number >= least && number <= most ? number
        : throw Wrong(key, $"'{text}'", FormattableString.Invariant($"a number from {least} to {most}"));

    public T? Choice<T>(string key)
        where T : struct, Enum => Text(key) is not { } text ? null : Choices<T>.TryRead(text, out T value) ? value : throw Wrong(key, $"'{text}'", $"one of {string.Join(", ", Choices<T>.Names)}");

    /// <summary>Must be called when all keys have been asked for.</summary>
    /// <exception cref="ConfigurationException">There is a key that means nothing here.</exception>
    public void End()
    {
        foreach ((string key, (YamlNode node, _)) in entries)
            if (!asked.Contains(key))
                throw new ConfigurationException(Path, node.Start.Line, $"'{key}'{Below}", $"one of {string.Join(", ", asked.Distinct())}");
    }

    /// <summary>The error for a value that cannot be used.</summary>
    public ConfigurationException Wrong(string key, string found, string expected, Exception? cause = null) =>
        new(Path, entries.TryGetValue(key, out var entry) ? entry.Value.Start.Line : Line, $"{found} at '{key}'{Below}", expected, cause);

    string Below => place.Length == 0 ? "" : $" in {place}";

    YamlNode? Find(string key)
    {
        asked.Add(key);
        // "key:" with nothing behind it says nothing.
        return entries.TryGetValue(key, out var entry) && entry.Value is not YamlScalarNode { Value: null or "", Style: YamlDotNet.Core.ScalarStyle.Plain } ? entry.Value : null;
    }

    IEnumerable<YamlNode> List(string key) => Find(key) switch
    {
        null => [],
        YamlSequenceNode list => list.Children,
        _ => throw Wrong(key, "no list", "a list: lines that begin with '- '"),
    };

    YamlMap AsMap(string key, YamlNode node) => node is YamlMappingNode map
        ? new YamlMap(Path, place.Length == 0 ? key : $"{place} > {key}", map)
        : throw new ConfigurationException(Path, node.Start.Line, $"no keys at '{key}'{Below}", "keys and values");

    string AsText(string key, YamlNode node) => node is YamlScalarNode { Value: { } text }
        ? text
        : throw new ConfigurationException(Path, node.Start.Line, $"keys or a list at '{key}'{Below}", "a single value");
}
