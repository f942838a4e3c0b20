using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace Guiyi.Hub.Configuration;

/// <summary>Reads YAML into nodes that know their lines.</summary>
static class YamlTree
{
    const long LargestFile = 16 << 20;
    const int Deepest = 32;

    /// <summary>The document's top mapping; null where the file holds nothing but comments.</summary>
    /// <exception cref="ConfigurationException">The file is no YAML, or no mapping.</exception>
    public static YamlMap? Read(string path) => Parse(path, Text(path));

    /// <summary>The same of a text that lies elsewhere.</summary>
    /// <param name="path">What it is called in messages.</param>
    /// <param name="text">The text.</param>
    /// <exception cref="ConfigurationException">The text is no YAML, or no mapping.</exception>
    public static YamlMap? Parse(string path, string text)
    {
        if (text.Length > LargestFile)
            throw new ConfigurationException(path, 1, "a text of more than 16 MB", "a configuration");
        try
        {
            CheckDepth(path, text);
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            if (stream.Documents.Count == 0 || stream.Documents[0].RootNode is YamlScalarNode { Value: null or "" })
                return null;
            return stream.Documents[0].RootNode is YamlMappingNode top
                ? new YamlMap(path, "", top)
                : throw new ConfigurationException(path, stream.Documents[0].RootNode.Start.Line, "a list or a single value", "keys such as sources:, match:, merge:, classes:");
        }
        catch (YamlException fault)
        {
            throw new ConfigurationException(path, fault.Start.Line, $"no valid YAML ({fault.Message.TrimEnd('.')})", "YAML; indentation with blanks, not tabs", fault);
        }
        catch (Exception fault) when (fault is InvalidOperationException or ArgumentException)
        {
            // So YamlDotNet gives up on some nonsense between brackets and behind exclamation marks, without a place.
            throw new ConfigurationException(path, 1, "no valid YAML", "YAML; brackets and quotes in pairs", fault);
        }
    }

    static string Text(string path)
    {
        try
        {
            if (new FileInfo(path).Length > LargestFile)
                throw new ConfigurationException(path, 1, "a file of more than 16 MB", "a configuration");
            return File.ReadAllText(path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException(path, 1, $"a file that cannot be read ({fault.Message.TrimEnd('.')})", "a configuration file", fault);
        }
    }

    /// <summary>Nodes are built by recursion: a file of ten thousand brackets must not overflow the stack.</summary>
    static void CheckDepth(string path, string text)
    {
        var parser = new Parser(new StringReader(text));
        int depth = 0;
        while (parser.MoveNext())
        {
            depth += parser.Current!.NestingIncrease;
            if (depth > Deepest)
                throw new ConfigurationException(path, parser.Current.Start.Line, $"more than {Deepest} levels inside each other", "fewer");
            if (parser.Current is AnchorAlias)
                throw new ConfigurationException(path, parser.Current.Start.Line, "an alias (*name)", "the value itself");
        }
    }
}
