namespace Guiyi.DemoData.Mess;

/// <summary>Lines that no longer hold a row: what a crash, a careless edit or another program's export leaves behind.</summary>
static class BrokenLines
{
    /// <summary>The row cut short, with columns too many, with a quote that nothing closes, or with another separator.</summary>
    public static string Of(IReadOnlyList<string> cells, int kind) => (kind % 4) switch
    {
        0 => string.Join(',', cells.Take(cells.Count / 2)),
        1 => string.Join(',', cells) + ",,补录,2",
        2 => string.Join(',', cells.Select((cell, i) => i == cells.Count / 2 ? '"' + cell : cell)),
        _ => string.Join(';', cells),
    };
}
