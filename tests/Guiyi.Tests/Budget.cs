namespace Guiyi.Tests;

/// <summary>Where the budgets are.</summary>
static class Budget
{
    public static string Path()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, "Guiyi.slnx")))
            folder = folder.Parent;
        return System.IO.Path.Combine(folder!.FullName, "bench", "budget.json");
    }
}
