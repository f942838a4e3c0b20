using System.CommandLine;
using Guiyi.Hub.Sinks.Report;

namespace Guiyi.Cli;

/// <summary>The language of messages and reports.</summary>
static class Language
{
    public static Option<string?> Option()
    {
        var option = new Option<string?>("--lang") { Description = "Language: zh or en. Default: from the environment's LANG.", HelpName = "zh|en" };
        option.AcceptOnlyFromAmong("zh", "en");
        return option;
    }

    /// <summary>The one asked for, else Chinese where the environment says so, else English.</summary>
    public static ReportLanguage Of(string? asked)
    {
        string language = asked ?? ((string[])["LC_ALL", "LC_MESSAGES", "LANG"]).Select(Environment.GetEnvironmentVariable).FirstOrDefault(v => !string.IsNullOrEmpty(v)) ?? "";
        return language.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? ReportLanguage.Chinese : ReportLanguage.English;
    }
}
