using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Xunit;

namespace Guiyi.Architecture.Tests;

/// <summary>The library computes and does nothing else; what it touches is read from its metadata.</summary>
public sealed class LibraryTests
{
    static readonly string[] ForbiddenTypes =
    [
        "System.IO.File", "System.IO.Directory", "System.IO.FileInfo", "System.IO.DirectoryInfo", "System.IO.FileStream", "System.Console", "System.Diagnostics.Process",
        "System.Diagnostics.Stopwatch", "System.TimeProvider", "System.Globalization.RegionInfo",
    ];

    static readonly string[] ForbiddenNamespaces = ["System.Net", "System.Data", "Microsoft.Extensions"];

    static readonly string[] ForbiddenMembers =
    [
        "System.DateTime.get_Now", "System.DateTime.get_UtcNow", "System.DateTime.get_Today", "System.DateTimeOffset.get_Now", "System.DateTimeOffset.get_UtcNow",
        "System.Environment.get_TickCount", "System.Environment.get_TickCount64", "System.Guid.NewGuid", "System.Random..ctor", "System.Random.get_Shared", "System.HashCode.Combine",
    ];

    [Fact]
    public void The_library_touches_no_file_no_network_and_no_clock()
    {
        using var file = new PEReader(File.OpenRead(typeof(Pipeline).Assembly.Location));
        MetadataReader metadata = file.GetMetadataReader();
        string[] types = [.. metadata.TypeReferences.Select(h => metadata.GetTypeReference(h)).Select(t => $"{metadata.GetString(t.Namespace)}.{metadata.GetString(t.Name)}")];
        string[] members = [.. metadata.MemberReferences.Select(h => metadata.GetMemberReference(h)).Select(m => $"{Parent(metadata, m)}.{metadata.GetString(m.Name)}")];
        Assert.DoesNotContain(types, t => ForbiddenTypes.Contains(t) || ForbiddenNamespaces.Any(n => t.StartsWith(n + ".", StringComparison.Ordinal)));
        // HashCode.Combine has a seed of its own in every process.
        Assert.DoesNotContain(members, m => ForbiddenMembers.Contains(m));
        Assert.Contains("System.Math.Log2", members);
    }

    [Fact]
    public void The_library_depends_on_nothing_but_the_framework() =>
        Assert.All(References(typeof(Pipeline).Assembly), r => Assert.StartsWith("System", r, StringComparison.Ordinal));

    [Fact]
    public void The_hub_knows_the_library_and_not_the_command_line()
    {
        IEnumerable<string> own = References(typeof(Hub.Sources.SourceFile).Assembly).Where(r => r.StartsWith("Guiyi", StringComparison.Ordinal));
        Assert.Equal(["Guiyi"], own);
    }

    [Fact]
    public void The_hub_does_not_speak_http() =>
        Assert.DoesNotContain(References(typeof(Hub.Sources.SourceFile).Assembly), r => r.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal));

    [Fact]
    public void The_api_knows_the_hub_and_neither_the_command_line_nor_a_database()
    {
        string[] references = [.. References(typeof(Api.HubServer).Assembly)];
        Assert.Empty(references.Where(r => r.StartsWith("Guiyi", StringComparison.Ordinal)).Except(["Guiyi", "Guiyi.Hub"]));
        Assert.DoesNotContain(references, r => r is "Npgsql" or "Microsoft.Data.Sqlite" or "System.Data.Common");
    }

    /// <summary>What all slices share stands below them.</summary>
    [Fact]
    public void The_api_s_platform_knows_no_slice() => Findings.AreNone(
        from type in typeof(Api.HubServer).Assembly.GetTypes()
        where type.Namespace?.StartsWith("Guiyi.Api.Platform", StringComparison.Ordinal) == true
        from used in UsedTypes.Of(type)
        where used.Namespace?.StartsWith("Guiyi.Api.", StringComparison.Ordinal) == true && !used.Namespace.StartsWith("Guiyi.Api.Platform", StringComparison.Ordinal)
        select $"{type.FullName} uses {used.FullName}");

    static IEnumerable<string> References(Assembly assembly) => assembly.GetReferencedAssemblies().Select(a => a.Name!);

    static string Parent(MetadataReader metadata, MemberReference member)
    {
        if (member.Parent.Kind != HandleKind.TypeReference)
            return "";
        TypeReference type = metadata.GetTypeReference((TypeReferenceHandle)member.Parent);
        return $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}";
    }
}
