using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Guiyi.Cli.Hub;
using Guiyi.Cli.Output;
using Guiyi.Hub.Base;
using Guiyi.Hub.Sinks.Report;

namespace Guiyi.Cli;

/// <summary><c>guiyi find</c>: customers by anything that is remembered of them.</summary>
static class FindCommand
{
    public static Command Create()
    {
        var words = new Argument<string[]>("WORDS") { Arity = ArgumentArity.OneOrMore, Description = "A name (also in pinyin, or with typos), a phone or its last digits, an address, an id, a code, a record key." };
        var limit = new Option<int>("--limit") { HelpName = "N", Description = "How many at most, 1 to 100.", DefaultValueFactory = _ => 20 };
        var json = new Option<bool>("--json") { Description = "Print JSON." };
        Option<string?> language = Language.Option();
        var place = new HubOptionSet();
        var command = new Command("find", "Finds customers by anything that is remembered of them. 按记得的任何信息查找客户。") { words, limit, json, language };
        place.AddTo(command);
        command.SetAction(parsed => place.Run(
            parsed, hub => Run(hub.Client, string.Join(' ', parsed.GetRequiredValue(words)), parsed.GetValue(limit), parsed.GetValue(json), Language.Of(parsed.GetValue(language))), new HubOptions { FitsByItself = false }));
        return command;
    }

    static async Task<int> Run(HubClient hub, string words, int limit, bool json, ReportLanguage language)
    {
        JsonElement found = await hub.Get(string.Create(CultureInfo.InvariantCulture, $"find?limit={limit}&q={Uri.EscapeDataString(words)}"));
        if (json)
            Console.Out.WriteLine(found.GetRawText());
        else
            new HubDrawing(Console.Out, language).Found(found);
        return ExitCodes.Done;
    }
}
