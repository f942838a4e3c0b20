using System.Collections.Concurrent;

namespace Guiyi.Match.Live;

/// <summary>
/// The edges among the nodes that are there: all pairs found that reach the threshold, kept up while nodes come and go. What it holds follows from
/// the nodes alone, in whatever order they came. A change can be taken back until it is settled.
/// </summary>
/// <param name="tables">The nodes.</param>
/// <param name="blocks">Their blocks.</param>
/// <param name="edges">The edges of the run.</param>
/// <param name="least">log2 odds at which a pair is an edge.</param>
/// <param name="threads">Threads to compare with.</param>
sealed class LiveLinks(LiveTables tables, LiveBlocks blocks, EdgeTable edges, double least, int threads)
{
    /// <summary>Few nodes are looked at sooner by one thread.</summary>
    const int WorthThreads = 16;

    readonly ConcurrentBag<Seeker> seekers = [];
    readonly List<Edge> cut = [], drawn = [], foundNow = [];
    readonly List<int> put = [], taken = [], within = [];
    readonly HashSet<int> block = [];

    /// <summary>Number of a node's partners.</summary>
    public int Count(int node) => edges.Count(node);

    /// <summary>One of a node's edges, the node on the left.</summary>
    public Edge Of(int node, int index) => edges.Of(node, index);

    /// <summary>Puts nodes in and takes others out.</summary>
    /// <param name="gone">Nodes to take out.</param>
    /// <param name="come">Nodes to put in.</param>
    /// <param name="touched">Takes the nodes that are in and whose edges changed.</param>
    public void Change(IReadOnlyList<int> gone, IReadOnlyList<int> come, HashSet<int> touched)
    {
        Seeker seeker = Rent();
        foreach (int node in gone)
            TakeOut(seeker, node);
        foreach (int node in come)
            PutIn(seeker, node);
        foreach (int node in gone)
            while (edges.Count(node) > 0)
                Cut(edges.Of(node, 0), touched);
        List<int> sought = [.. come];
        List<int[]> opened = LookAgain(seeker, sought, touched);
        Return(seeker);
        foundNow.Clear();
        Seek(sought, opened);
        foreach (Edge edge in foundNow)
            Draw(edge, touched);
        foreach (int node in come)
            touched.Add(node);
        foreach (int node in gone)
            touched.Remove(node);
        blocks.Changed.Clear();
        blocks.Exchanged.Clear();
    }

    /// <summary>Forgets how the last change can be taken back.</summary>
    public void Settle()
    {
        cut.Clear();
        drawn.Clear();
        put.Clear();
        taken.Clear();
    }

    /// <summary>Takes the last change back.</summary>
    public void TakeBack()
    {
        foreach (Edge edge in drawn)
            edges.Remove(edge);
        foreach (Edge edge in cut)
            edges.Add(edge);
        Seeker seeker = Rent();
        for (int i = put.Count - 1; i >= 0; i--)
            blocks.Take(put[i], seeker.KeysOf(put[i]).All, seeker.Desk.Keys.RecipesAt(0));
        for (int i = taken.Count - 1; i >= 0; i--)
            blocks.Put(taken[i], seeker.KeysOf(taken[i]).All, seeker.Desk.Keys.RecipesAt(0));
        Return(seeker);
        blocks.Changed.Clear();
        blocks.Exchanged.Clear();
        Settle();
    }

    /// <summary>One that seeks, to be given back.</summary>
    public Seeker Rent() => seekers.TryTake(out Seeker? seeker) ? seeker : new Seeker(tables, blocks);

    public void Return(Seeker seeker) => seekers.Add(seeker);

    void TakeOut(Seeker seeker, int node)
    {
        blocks.Take(node, seeker.KeysOf(node).All, seeker.Desk.Keys.RecipesAt(0));
        taken.Add(node);
    }

    void PutIn(Seeker seeker, int node)
    {
        blocks.Put(node, seeker.KeysOf(node).All, seeker.Desk.Keys.RecipesAt(0));
        put.Add(node);
    }

    /// <summary>Cuts the edges whose pairs are found no longer, and tells where there may be new ones.</summary>
    /// <param name="seeker">One that seeks.</param>
    /// <param name="sought">Takes the nodes that must be looked at again.</param>
    /// <param name="touched">Takes the nodes whose edges changed.</param>
    /// <returns>Blocks that were opened.</returns>
    List<int[]> LookAgain(Seeker seeker, List<int> sought, HashSet<int> touched)
    {
        List<int[]> opened = [];
        foreach ((ulong key, (int recipe, BlockState before)) in blocks.Changed)
        {
            BlockState after = blocks.State(recipe, key);
            if (after == before)
                continue;
            within.Clear();
            blocks.AddTo(within, key);
            if (before != BlockState.Closed)
                CheckWithin(seeker, touched);
            if (after == BlockState.Open)
                opened.Add([.. within]);
            if (after == BlockState.Condensed)
                sought.AddRange(within.Where(node => !blocks.Repeats(node)));
        }
        foreach (int node in blocks.Exchanged)
            if (blocks.IsIn(node) && IsInCrowd(seeker, node))
            {
                CheckAll(seeker, node, touched);
                sought.Add(node);
            }
        return opened;
    }

    /// <summary>True where one of a node's blocks is more than open, or was before the change: there it matters who is the first of equals.</summary>
    bool IsInCrowd(Seeker seeker, int node)
    {
        DeskKeys keys = seeker.KeysOf(node);
        for (int k = 0; k < keys.All.Count; k++)
            if (blocks.Changed.ContainsKey(keys.All[k]) || blocks.State(keys.RecipesAt(0)[k], keys.All[k]) == BlockState.Condensed)
                return true;
        return false;
    }

    void CheckWithin(Seeker seeker, HashSet<int> touched)
    {
        block.Clear();
        block.UnionWith(within);
        foreach (int node in within)
            for (int i = edges.Count(node) - 1; i >= 0; i--)
                if (edges.Of(node, i) is var edge && node < edge.Right && block.Contains(edge.Right) && !seeker.IsFound(node, edge.Right))
                    Cut(edge, touched);
    }

    void CheckAll(Seeker seeker, int node, HashSet<int> touched)
    {
        for (int i = edges.Count(node) - 1; i >= 0; i--)
            if (edges.Of(node, i) is var edge && !seeker.IsFound(node, edge.Right))
                Cut(edge, touched);
    }

    void Seek(List<int> nodes, List<int[]> opened)
    {
        int work = nodes.Count + opened.Count;
        if (work < WorthThreads || threads < 2)
        {
            Seeker seeker = Rent();
            foreach (int node in nodes)
                seeker.Seek(node, least, foundNow);
            foreach (int[] members in opened)
                seeker.SeekWithin(members, least, foundNow);
            Return(seeker);
            return;
        }
        Parallel.For(0, work, new ParallelOptions { MaxDegreeOfParallelism = threads }, () => (Seeker: Rent(), Found: new List<Edge>()), (i, _, own) =>
        {
            if (i < nodes.Count)
                own.Seeker.Seek(nodes[i], least, own.Found);
            else
                own.Seeker.SeekWithin(opened[i - nodes.Count], least, own.Found);
            return own;
        }, own =>
        {
            lock (foundNow)
                foundNow.AddRange(own.Found);
            Return(own.Seeker);
        });
    }

    void Cut(in Edge edge, HashSet<int> touched)
    {
        edges.Remove(edge);
        cut.Add(edge);
        touched.Add(edge.Left);
        touched.Add(edge.Right);
    }

    void Draw(in Edge edge, HashSet<int> touched)
    {
        if (edges.Has(edge.Left, edge.Right))
            return;
        edges.Add(edge);
        drawn.Add(edge);
        touched.Add(edge.Left);
        touched.Add(edge.Right);
    }
}
