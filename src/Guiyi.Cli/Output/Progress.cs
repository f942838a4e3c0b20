using Guiyi.Hub.Sinks.Report;

namespace Guiyi.Cli.Output;

/// <summary>Shows the current stage on a terminal, on one line of the error stream; says nothing in a pipe.</summary>
sealed class Progress(ReportLanguage language) : IDisposable
{
    readonly bool silent = Console.IsErrorRedirected;
    readonly ReportText text = ReportText.Of(language);
    int shown;

    public void Show(string stage) => Line(text.Term("stage", stage) + " …");

    /// <summary>Shows a line in the place of the one before.</summary>
    public void Line(string line)
    {
        if (silent)
            return;
        Console.Error.Write("\r" + TextWidth.Padded(line, shown));
        shown = TextWidth.Of(line);
    }

    /// <summary>Says something on a line of its own, also in a pipe.</summary>
    public void Notice(string notice)
    {
        Dispose();
        Console.Error.WriteLine("guiyi: " + notice);
    }

    public void Dispose()
    {
        if (!silent && shown > 0)
            Console.Error.Write("\r" + new string(' ', shown) + "\r");
        shown = 0;
    }
}
