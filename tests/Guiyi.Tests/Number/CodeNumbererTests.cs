using Guiyi.Number;
using Xunit;

namespace Guiyi.Tests.Number;

public sealed class CodeNumbererTests
{
    [Fact]
    public void Customers_are_numbered_per_prefix_in_the_order_of_their_keys()
    {
        NumberResult result = Run("1", NumberState.Empty, [("c", "A1-", "2025-03"), ("a", "A1-", "2025-01"), ("b", "B2-", "2025-02"), ("d", "A1-", "2025-01")]);

        Assert.Equal([("a", "A1-001"), ("b", "B2-001"), ("c", "A1-003"), ("d", "A1-002")], Codes(result));
        Assert.Equal((0, 4), (result.Kept, result.Issued));
    }

    [Fact]
    public void A_customer_whose_classes_did_not_change_keeps_the_code_whoever_comes_before()
    {
        NumberState first = Run("1", NumberState.Empty, [("b", "A1-", "2")]).State;

        NumberResult second = Run("2", first, [("b", "A1-", "2"), ("a", "A1-", "1")]);

        Assert.Equal([("a", "A1-002"), ("b", "A1-001")], Codes(second));
        Assert.Equal((1, 1, 0), (second.Kept, second.Issued, second.Reclassified));
    }

    [Fact]
    public void A_reclassified_customer_gets_a_new_code_and_the_old_one_still_leads_there()
    {
        NumberState first = Run("1", NumberState.Empty, [("a", "A1-", "")]).State;

        NumberResult second = Run("2", first, [("a", "A3-", ""), ("b", "A1-", "")]);

        Assert.Equal([("a", "A3-001"), ("b", "A1-002")], Codes(second));
        Assert.Equal("a", second.State.Resolve("A1-001"));
        Assert.Equal(new IssuedCode("A1-001", "a", "A1-", "1", "2", RetireReason.Reclassified), second.State.Find("A1-001"));
        Assert.Equal(1, second.Reclassified);
    }

    [Fact]
    public void A_customer_who_comes_back_to_a_class_gets_back_the_code_it_had_there()
    {
        NumberState state = Run("1", NumberState.Empty, [("a", "A1-", "")]).State;
        state = Run("2", state, [("a", "A3-", ""), ("b", "A1-", "")]).State;

        NumberResult third = Run("3", state, [("a", "A1-", ""), ("b", "A1-", "")]);

        Assert.Equal([("a", "A1-001"), ("b", "A1-002")], Codes(third));
        Assert.Equal((1, 1, 1, 0), (third.Kept, third.Restored, third.Reclassified, third.Issued));
        Assert.Equal(new IssuedCode("A1-001", "a", "A1-", "1", "", RetireReason.Restored), third.State.Find("A1-001"));
    }

    [Fact]
    public void Codes_of_merged_customers_lead_to_the_survivor_through_any_number_of_merges()
    {
        NumberState state = Run("1", NumberState.Empty, [("a", "A-", ""), ("b", "A-", ""), ("c", "A-", "")]).State;
        NumberResult second = Run("2", state, [("b", "A-", ""), ("c", "A-", "")], ("a", "b"));
        NumberResult third = Run("3", second.State, [("c", "A-", "")], ("b", "x"), ("x", "c"));

        Assert.Equal(1, second.Merged);
        Assert.Equal("b", second.State.Resolve("A-001"));
        Assert.Equal(["c", "c", "c"], new[] { "A-001", "A-002", "A-003" }.Select(third.State.Resolve));
        Assert.Equal(new IssuedCode("A-001", "a", "A-", "1", "2", RetireReason.Merged, "c"), third.State.Find("A-001"));
    }

    [Fact]
    public void Merging_and_unmerging_gives_everybody_the_code_they_had()
    {
        (string, string, string)[] both = [("a", "A-", ""), ("b", "A-", "")];
        NumberState first = Run("1", NumberState.Empty, both).State;
        NumberState merged = Run("2", first, [("b", "A-", ""), ("new", "A-", "")], ("a", "b")).State;

        NumberResult third = Run("3", merged, both);

        Assert.Equal([("a", "A-001"), ("b", "A-002")], Codes(third));
        Assert.Equal("a", third.State.Resolve("A-001"));
        Assert.Equal("new", third.State.Resolve("A-003"));
    }

    [Fact]
    public void A_customer_that_is_gone_keeps_its_code_for_the_day_it_comes_back()
    {
        NumberState first = Run("1", NumberState.Empty, [("a", "A-", ""), ("b", "A-", "")]).State;
        NumberResult second = Run("2", first, [("b", "A-", "")]);
        NumberResult third = Run("3", second.State, [("a", "A-", ""), ("b", "A-", ""), ("c", "A-", "")]);

        Assert.Equal(1, second.Absent);
        Assert.Equal("a", second.State.Resolve("A-001"));
        Assert.Equal([("a", "A-001"), ("b", "A-002"), ("c", "A-003")], Codes(third));
    }

    [Fact]
    public void Prefixes_that_make_the_same_text_do_not_share_a_code()
    {
        NumberState state = NumberState.Empty;
        var result = CodeNumberer.Assign(
            [.. Enumerable.Range(0, 12).Select(i => new NumberRequest($"x{i:00}", "A1", "")), .. Enumerable.Range(0, 120).Select(i => new NumberRequest($"y{i:000}", "A", ""))],
            state,
            new NumberOptions { Run = "1", SerialWidth = 1 });

        Assert.Equal(132, result.Codes.Distinct().Count());
    }

    [Fact]
    public void Serials_grow_past_their_width()
    {
        NumberResult result = CodeNumberer.Assign([new("b", "A-", "")], NumberState.FromRows([["A-999", "a"]]), new NumberOptions { Run = "2" });

        Assert.Equal(["A-1000"], result.Codes);
    }

    [Fact]
    public void An_earlier_result_without_history_is_enough_to_keep_the_codes()
    {
        NumberState state = NumberState.FromCurrent([("A1-007", "a"), ("A1-002", "b")], "old");

        NumberResult result = Run("2", state, [("a", "A1-", ""), ("b", "A2-", ""), ("c", "A1-", "")]);

        Assert.Equal([("a", "A1-007"), ("b", "A2-001"), ("c", "A1-008")], Codes(result));
        Assert.Equal("A1-", result.State.Find("A1-007")!.Prefix);
    }

    [Fact]
    public void Misuse_is_refused()
    {
        Assert.Throws<ArgumentException>(() => Run("1", NumberState.Empty, [("a", "A-", ""), ("a", "B-", "")]));
        Assert.Throws<ArgumentException>(() => Run("1", NumberState.Empty, [("a", "A-", "")], ("a", "b")));
        Assert.Throws<ArgumentException>(() => Run("", NumberState.Empty, []));
        NumberState state = Run("1", NumberState.Empty, [("a", "A-", "")]).State;
        Assert.Throws<ArgumentException>(() => Run("2", state, [], ("a", "b"), ("b", "a")));
    }

    [Fact]
    public void Years_of_random_runs_never_reuse_lose_or_depend_on_order()
    {
        var random = new Random(20);
        for (int trial = 0; trial < 40; trial++)
        {
            NumberState state = NumberState.Empty;
            var owner = new Dictionary<string, string>();
            for (int run = 1; run <= 8; run++)
            {
                string[] all = [.. Enumerable.Range(0, 25).Select(i => $"c{i:00}")];
                Dictionary<string, string> merges = [];
                foreach (string id in all.Where(_ => random.Next(6) == 0))
                    merges[id] = all[random.Next(all.Length)];
                foreach (string id in merges.Keys.Where(id => string.CompareOrdinal(merges[id], id) <= 0).ToList())
                    merges.Remove(id);
                NumberRequest[] requests = [.. all
                    .Where(id => !merges.ContainsKey(id) && random.Next(8) > 0)
                    .Select(id => new NumberRequest(id, "AB1"[random.Next(3)] + (random.Next(2) == 0 ? "" : "1"), $"{random.Next(3)}"))];
                var options = new NumberOptions { Run = $"{run}", SerialWidth = 1, ReplacedBy = merges };
                NumberResult result = CodeNumberer.Assign(requests, state, options);
                Dictionary<string, string> codes = requests.Zip(result.Codes).ToDictionary(pair => pair.First.CustomerId, pair => pair.Second);

                random.Shuffle(requests);
                Assert.Equal(Rows(result.State), Rows(CodeNumberer.Assign(requests, state, options).State));
                Assert.Equal(Rows(result.State), Rows(NumberState.FromRows(result.State.ToRows())));
                Assert.Equal(requests.Length, result.Codes.Count);
                Assert.Equal(requests.Length, result.Kept + result.Issued + result.Restored);
                Assert.Equal(requests.Length, result.State.Codes.Count(code => code.IsCurrent));
                Assert.All(requests, request => Assert.StartsWith(request.Prefix, codes[request.CustomerId], StringComparison.Ordinal));
                Assert.All(requests, request => Assert.Equal(request.CustomerId, result.State.Resolve(codes[request.CustomerId])));
                Assert.All(owner.Keys, code => Assert.NotNull(result.State.Resolve(code)));
                foreach ((string customer, string code) in codes)
                    Assert.Equal(customer, owner.TryGetValue(code, out string? first) ? first : owner[code] = customer);
                foreach (string merged in merges.Keys)
                    Assert.All(result.State.Codes.Where(code => code.CustomerId == merged), code => Assert.DoesNotContain(code.Resolved, (IReadOnlyDictionary<string, string>)merges));
                state = result.State;
            }
        }
    }

    static string[] Rows(NumberState state) => [.. state.ToRows().Select(row => string.Join(',', row))];

    /// <summary>The customers' current codes, which are those that the result names.</summary>
    static IEnumerable<(string, string)> Codes(NumberResult result)
    {
        IssuedCode[] current = [.. result.State.Codes.Where(code => code.IsCurrent)];
        Assert.Equal(current.Select(code => code.Code).Order(StringComparer.Ordinal), result.Codes.Order(StringComparer.Ordinal));
        return current.OrderBy(code => code.CustomerId, StringComparer.Ordinal).Select(code => (code.CustomerId, code.Code));
    }

    static NumberResult Run(string run, NumberState previous, (string Id, string Prefix, string Key)[] requests, params (string From, string To)[] merges) =>
        CodeNumberer.Assign(
            [.. requests.Select(request => new NumberRequest(request.Id, request.Prefix, request.Key))],
            previous,
            new NumberOptions { Run = run, ReplacedBy = merges.ToDictionary(merge => merge.From, merge => merge.To) });
}
