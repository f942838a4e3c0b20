using System.CommandLine;
using Guiyi.Hub.Runs;

namespace Guiyi.Cli;

/// <summary><c>guiyi demo</c>: the main job on the bundled channels.</summary>
static class DemoCommand
{
    public static Command Create()
    {
        var output = new Option<string>("--out") { HelpName = "DIR", Description = "Folder for the result.", DefaultValueFactory = _ => "demo-result" };
        UnifyOptionSet options = new();
        var command = new Command("demo", "Runs the main job on the bundled channels. 用自带的示例数据演示。") { output };
        options.AddTo(command);
        command.SetAction(parsed => UnifyCommand.Execute(options.Request(parsed, Channels(), parsed.GetRequiredValue(output)), parsed.GetValue(options.Json)));
        return command;
    }

    /// <summary>The bundled files but the one that tells who everybody really is.</summary>
    static string[] Channels() =>
    [
        .. Directory.EnumerateFiles(DemoData())
            .Where(file => Path.GetExtension(file) is not ".md" && Path.GetFileName(file) is not "truth.csv")
            .Order(StringComparer.Ordinal),
    ];

    /// <summary><c>data/demo</c> beside the program, or in a folder above it: the repository's.</summary>
    static string DemoData()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (Path.Combine(folder.FullName, "data", "demo") is var data && Directory.Exists(data))
                return Path.GetRelativePath(Environment.CurrentDirectory, data);
        throw new InputException($"Found no folder data/demo above {AppContext.BaseDirectory}; expected the one that comes with the program.");
    }
}
