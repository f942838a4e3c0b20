namespace Guiyi.Internals;

/// <summary>Two buffers between one who fills and one who uses them: while one is used, the other is filled. Order is kept.</summary>
static class Handover
{
    /// <param name="first">A buffer.</param>
    /// <param name="second">Another one.</param>
    /// <param name="fill">Puts the next content into a buffer, on the calling thread; false where there is none after it.</param>
    /// <param name="use">Uses a buffer's content, on another thread, one at a time.</param>
    public static void Run<T>(T first, T second, Func<T, bool> fill, Action<T> use)
    {
        Task used = Task.CompletedTask;
        try
        {
            for (bool more = true; more;)
            {
                more = fill(first);
                used.GetAwaiter().GetResult();
                T full = first;
                (first, second) = (second, first);
                used = Task.Run(() => use(full));
            }
        }
        finally
        {
            used.GetAwaiter().GetResult();
        }
    }
}
