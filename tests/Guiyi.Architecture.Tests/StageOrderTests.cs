using System.Reflection;
using Guiyi.Testing;
using Xunit;

namespace Guiyi.Architecture.Tests;

public sealed class StageOrderTests
{
    static readonly Assembly Library = typeof(Pipeline).Assembly;

    static IEnumerable<Type> Types => Library.GetTypes().Where(t => t.Namespace?.StartsWith("Guiyi", StringComparison.Ordinal) == true);

    [Fact]
    public void A_stage_uses_only_what_stands_before_it()
    {
        var wrong = new SortedSet<string>(StringComparer.Ordinal);
        foreach (Type type in Types)
            foreach (Type used in UsedTypes.Of(type).Where(u => u.Assembly == Library && u.Namespace is not null))
                if (Stages.PlaceOf(used.Namespace!) > Stages.PlaceOf(type.Namespace!))
                    wrong.Add($"{Outer(type)} uses {Outer(used)}");
        Findings.AreNone(wrong);
    }

    [Fact]
    public void A_file_imports_only_what_stands_before_it()
    {
        var wrong = new SortedSet<string>(StringComparer.Ordinal);
        foreach ((string path, string own, string[] imported) in SourceFiles())
            foreach (string @namespace in imported)
                if (Stages.PlaceOf(@namespace) > Stages.PlaceOf(own))
                    wrong.Add($"{path} imports {@namespace}");
        Findings.AreNone(wrong);
    }

    [Fact]
    public void A_file_s_namespace_is_its_folder()
    {
        string[] wrong =
        [
            // Flow/ holds the steps between the stages: parts of Pipeline itself.
            .. SourceFiles().Where(f => f.Own != FolderNamespace(f.Path) && !(f.Own == "Guiyi" && FolderNamespace(f.Path) == "Guiyi.Flow")).Select(f => $"{f.Path} declares {f.Own}"),
        ];
        Findings.AreNone(wrong);
    }

    [Fact]
    public void Every_stage_in_the_list_is_there()
    {
        IEnumerable<string> folders = Directory.GetDirectories(Repository.At("src", "Guiyi")).Select(d => Path.GetFileName(d)).Where(d => d is not ("bin" or "obj" or "Flow"));
        Assert.Equal(Stages.InOrder.Order(StringComparer.Ordinal), folders.Order(StringComparer.Ordinal));
    }

    static string FolderNamespace(string path) => string.Join('.', ["Guiyi", .. path.Split('/')[..^1]]);

    static string Outer(Type type) => (type.DeclaringType is { } outer ? Outer(outer) : type.FullName!).Replace("Guiyi.", "", StringComparison.Ordinal);

    static IEnumerable<(string Path, string Own, string[] Imported)> SourceFiles()
    {
        foreach (SourceText file in SourceText.Under("src/Guiyi").Where(f => f.Path.EndsWith(".cs", StringComparison.Ordinal)))
        {
            string? own = file.Lines.FirstOrDefault(l => l.StartsWith("namespace ", StringComparison.Ordinal));
            if (own is null)
                continue;
            string[] imported = [.. file.Lines.Where(l => l.StartsWith("using Guiyi.", StringComparison.Ordinal)).Select(l => l["using ".Length..].TrimEnd(';'))];
            yield return (file.Path["src/Guiyi/".Length..], own["namespace ".Length..].TrimEnd(';'), imported);
        }
    }
}
