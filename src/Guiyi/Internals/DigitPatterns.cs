using System.Globalization;

namespace Guiyi.Internals;

/// <summary>
/// Several patterns over the digits 0 to 9, matched at once: one look-up per digit, whatever the patterns' number and length. Understands what
/// numbering plans are written in: digits, \d, [2-57], groups, |, ? and {n,m}. The automaton (subset construction) is built as far as texts lead.
/// </summary>
sealed class DigitPatterns
{
    readonly List<Node> nodes = [];
    readonly Dictionary<string, State> states = new(StringComparer.Ordinal);
    readonly State start;

    /// <param name="Digits">Bit d is set where the step takes the digit d; 0 for a step that takes nothing.</param>
    /// <param name="To">The node it leads to.</param>
    readonly record struct Step(int Digits, int To);

    sealed class Node
    {
        public List<Step> Steps { get; } = [];

        public int Accepts { get; set; }
    }

    sealed class State(int[] nodes, int accepts)
    {
        public int[] Nodes => nodes;

        public int Accepts => accepts;

        public State?[] Next { get; } = new State?[10];
    }

    /// <param name="patterns">At most 32; an empty one matches nothing.</param>
    /// <exception cref="FormatException">A pattern has something that is not understood.</exception>
    public DigitPatterns(IReadOnlyList<string> patterns)
    {
        int from = NewNode();
        for (int i = 0; i < patterns.Count; i++)
        {
            if (patterns[i].Length == 0)
                continue;
            int at = 0, end = Alternatives(patterns[i], ref at, from);
            if (at != patterns[i].Length)
                throw Unknown(patterns[i], at);
            nodes[end].Accepts |= 1 << i;
        }
        start = StateOf([from]);
    }

    /// <summary>Bit i is set where pattern i matches the whole text.</summary>
    public int Match(ReadOnlySpan<char> text)
    {
        State state = start;
        foreach (char c in text)
        {
            int digit = c - '0';
            if ((uint)digit > 9)
                return 0;
            state = Volatile.Read(ref state.Next[digit]) ?? Follow(state, digit);
        }
        return state.Accepts;
    }

    State Follow(State state, int digit)
    {
        lock (states)
        {
            var reached = new List<int>();
            foreach (int node in state.Nodes)
                foreach (Step step in nodes[node].Steps)
                    if ((step.Digits >> digit & 1) != 0)
                        reached.Add(step.To);
            State next = StateOf(reached);
            Volatile.Write(ref state.Next[digit], next);
            return next;
        }
    }

    State StateOf(List<int> from)
    {
        var all = new SortedSet<int>();
        var open = new Stack<int>(from);
        while (open.TryPop(out int node))
            if (all.Add(node))
                foreach (Step step in nodes[node].Steps)
                    if (step.Digits == 0)
                        open.Push(step.To);
        string key = string.Join(',', all);
        if (!states.TryGetValue(key, out State? state))
            states.Add(key, state = new State([.. all], all.Aggregate(0, (accepts, node) => accepts | nodes[node].Accepts)));
        return state;
    }

    int NewNode()
    {
        nodes.Add(new Node());
        return nodes.Count - 1;
    }

    int Alternatives(string pattern, ref int at, int from)
    {
        int end = NewNode();
        while (true)
        {
            int last = from;
            while (at < pattern.Length && pattern[at] is not ('|' or ')'))
                last = Repeated(pattern, ref at, last);
            nodes[last].Steps.Add(new Step(0, end));
            if (at == pattern.Length || pattern[at] == ')')
                return end;
            at++;
        }
    }

    /// <summary>One piece and how often it stands there: {n} is n copies, {n,m} lets each of the last be left out.</summary>
    int Repeated(string pattern, ref int at, int from)
    {
        int piece = at, last = Piece(pattern, ref at, from);
        (int least, int most) = Times(pattern, ref at);
        int end = at;
        var leaveOut = new List<int>();
        if (least == 0)
            leaveOut.Add(from);
        for (int copy = 1; copy < most; copy++)
        {
            if (copy >= least)
                leaveOut.Add(last);
            at = piece;
            last = Piece(pattern, ref at, last);
        }
        foreach (int node in leaveOut)
            nodes[node].Steps.Add(new Step(0, last));
        at = end;
        return last;
    }

    int Piece(string pattern, ref int at, int from)
    {
        if (pattern[at] == '(')
        {
            at += string.CompareOrdinal(pattern, at, "(?:", 0, 3) == 0 ? 3 : 1;
            int inside = Alternatives(pattern, ref at, from);
            if (at == pattern.Length)
                throw Unknown(pattern, at);
            at++;
            return inside;
        }
        int digits = Digits(pattern, ref at), end = NewNode();
        nodes[from].Steps.Add(new Step(digits, end));
        return end;
    }

    static int Digits(string pattern, ref int at)
    {
        if (AsciiFold.IsDigit(pattern[at]))
            return 1 << (pattern[at++] - '0');
        if (pattern[at] == '\\' && at + 1 < pattern.Length && pattern[at + 1] == 'd')
        {
            at += 2;
            return 0x3FF;
        }
        int close = pattern.IndexOf(']', at);
        if (pattern[at] != '[' || close < 0)
            throw Unknown(pattern, at);
        int digits = 0;
        for (int i = at + 1; i < close; i++)
        {
            int low = pattern[i] - '0', high = i + 2 < close && pattern[i + 1] == '-' ? pattern[i += 2] - '0' : low;
            if (low is < 0 or > 9 || high is < 0 or > 9)
                throw Unknown(pattern, i);
            for (int digit = low; digit <= high; digit++)
                digits |= 1 << digit;
        }
        at = close + 1;
        return digits;
    }

    static (int Least, int Most) Times(string pattern, ref int at)
    {
        if (at < pattern.Length && pattern[at] == '?')
        {
            at++;
            return (0, 1);
        }
        if (at == pattern.Length || pattern[at] != '{')
            return (1, 1);
        int close = pattern.IndexOf('}', at);
        string[] bounds = pattern[(at + 1)..close].Split(',');
        at = close + 1;
        int least = int.Parse(bounds[0], CultureInfo.InvariantCulture);
        return (least, bounds.Length == 1 ? least : int.Parse(bounds[1], CultureInfo.InvariantCulture));
    }

    static FormatException Unknown(string pattern, int at) => new($"The digit pattern {pattern} is not understood at character {at + 1}.");
}
