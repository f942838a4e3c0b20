using Guiyi.Hub.Scratch;
using Guiyi.Internals;
using Xunit;

namespace Guiyi.Hub.Tests.Scratch;

public sealed unsafe class ResidentWatchTests
{
    /// <summary>
    /// A thread reads all over a column that is far larger than what is left of the budget. Other tests run beside it, and the machine may be busy: that
    /// half of the column never stays says that pages are let go, not how soon.
    /// </summary>
    [Fact]
    public void Pages_of_a_column_larger_than_the_budget_are_let_go_while_it_is_read()
    {
        if (!OperatingSystem.IsLinux())
            Assert.Skip("Only Linux tells what belongs to mapped files.");
        const int items = 1 << 26;
        using var folder = new TemporaryFolder();
        using var resident = new ResidentSet();
        (long budget, long before) = resident.Measure();
        using var store = new ScratchStore(ScratchSpace.Open(folder[""]), budget);
        ColumnMemory memory = store.Take(items * (long)sizeof(int), zeroed: false);
        var column = new Span<int>((void*)memory.Start, items);
        for (int i = 0; i < items; i++)
            column[i] = i;
        long least = long.MaxValue, sum = 0;
        for (int i = 0, at = 0; i < 200_000; i++, at = (int)((uint)(at * 1_103_515_245) + 12_345) & (items - 1))
        {
            sum += column[at] == at ? 1 : 0;
            if (i % 10_000 == 0)
            {
                Thread.Sleep(2);
                least = Math.Min(least, resident.Measure().Mapped);
            }
        }
        Assert.Equal(200_000, sum);
        Assert.InRange(least - before, long.MinValue, items * (long)sizeof(int) / 2);
    }

    [Fact]
    public void What_the_process_has_in_memory_is_told_with_the_part_of_mapped_files()
    {
        using var resident = new ResidentSet();
        (long all, long mapped) = resident.Measure();
        Assert.InRange(all, 10_000_000, Environment.WorkingSet * 4);
        Assert.InRange(mapped, 0, all);
    }
}
