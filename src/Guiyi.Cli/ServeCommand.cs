using System.CommandLine;
using System.Runtime.InteropServices;
using Guiyi.Api;
using Guiyi.Cli.Output;
using Guiyi.Hub.Base;
using Guiyi.Hub.Runs;
using Guiyi.Hub.Sinks.Report;

namespace Guiyi.Cli;

/// <summary><c>guiyi serve</c>: a customer base behind HTTP, until it is told to stop.</summary>
static class ServeCommand
{
    const string StoreVariable = "GUIYI_STORE";

    public static Command Create()
    {
        var workspace = new Option<string>("--workspace") { HelpName = "DIR", Description = "Folder of the customer base; made where there is none.", DefaultValueFactory = _ => "workspace" };
        var urls = new Option<string>("--urls") { HelpName = "URL[;URL]", Description = "Where to listen; port 0 takes a free one.", DefaultValueFactory = _ => "http://127.0.0.1:5080" };
        var store = new Option<string?>("--store") { HelpName = "CONNECTION", Description = $"A PostgreSQL database, such as \"Host=localhost;Database=guiyi;Username=guiyi\". Default: {StoreVariable}, else SQLite in the workspace." };
        var watch = new Option<string?>("--watch") { HelpName = "DIR", Description = "A folder whose files are taken in, new ones and those that change." };
        Option<int> keepExports = Days("--keep-exports", "Days for which files of exports stay; 0: until somebody removes them."), keepUploads = Days("--keep-uploads", "Days for which uploaded files stay once all their rows are taken in; 0: for ever.");
        Option<string?> language = Language.Option();
        var command = new Command("serve", "Keeps a customer base and answers over HTTP. 启动客户库服务。") { workspace, urls, store, watch, keepExports, keepUploads, language };
        command.SetAction(parsed => Run(
            new ServerOptions
            {
                Workspace = parsed.GetRequiredValue(workspace),
                ConnectionString = parsed.GetValue(store) ?? Environment.GetEnvironmentVariable(StoreVariable) switch { null or "" => null, var given => given },
                Urls = parsed.GetRequiredValue(urls).Split([';', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
                Hub = new HubOptions
                {
                    Watch = Watched(parsed.GetValue(watch)),
                    KeepExports = Kept(parsed.GetValue(keepExports), keepExports.Name),
                    KeepUploads = Kept(parsed.GetValue(keepUploads), keepUploads.Name),
                },
            },
            Language.Of(parsed.GetValue(language))).GetAwaiter().GetResult());
        return command;
    }

    static Option<int> Days(string name, string description) => new(name) { HelpName = "DAYS", Description = description, DefaultValueFactory = _ => 30 };

    /// <exception cref="InputException">So many days are none.</exception>
    static TimeSpan? Kept(int days, string option) => days switch
    {
        < 0 or > 36_500 => throw new InputException($"{option}: found {days}; expected 0 to 36500 days."),
        0 => null,
        _ => TimeSpan.FromDays(days),
    };

    /// <exception cref="InputException">It is no folder: more likely a slip than a share that is away just now.</exception>
    static string? Watched(string? folder) =>
        folder is null || Directory.Exists(folder) ? folder : throw new InputException($"--watch: found no folder {folder}; expected one whose files are to be taken in.");

    static async Task<int> Run(ServerOptions options, ReportLanguage language)
    {
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Stop(PosixSignalContext signal)
        {
            // Not ended at once: requests under way are answered first.
            signal.Cancel = true;
            asked.TrySetResult();
        }
        using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop), terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        await using (HubServer server = await HubServer.Start(options))
        {
            ServerNotice.Started(Console.Out, server, language);
            await asked.Task;
            ServerNotice.Stopping(Console.Out, language);
        }
        return ExitCodes.Done;
    }
}
