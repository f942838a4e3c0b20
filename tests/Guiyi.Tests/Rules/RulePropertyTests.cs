using Guiyi.Rules;
using Xunit;

namespace Guiyi.Tests.Rules;

public sealed class RulePropertyTests
{
    const string Signs = "'\"“”()（），、=<>! \t且或非";

    static readonly string[] Pieces =
    [
        "orders", "province", "省份", "last_seen", "channels", "vip", "and", "or", "not", "且", "或", "非", "in", "not in", "属于", "between", "介于",
        "contains", "starts with", "ends with", "is empty", "is not empty", "为空", "=", "!=", "<", "<=", "≥", "(", ")", "（", "）", ",", "、", "3", "-1.5",
        "1万", "2025-01-31", "90 days ago", "3个月前", "today", "浙江省", "'a b'", "\"q\"", "“x”", "true", "是", "'", "ago", "days", "\uD800", "𠮷", "\0",
    ];

    [Fact]
    public void Random_text_gives_a_rule_or_a_rule_exception_and_every_rule_survives_printing()
    {
        var random = new Random(20251231);
        int rules = 0;
        for (int run = 0; run < 60_000; run++)
        {
            string text = run % 3 == 0 ? RandomCharacters(random) : RandomPieces(random);
            Rule rule;
            try
            {
                rule = Rule.Parse(text);
            }
            catch (RuleException error)
            {
                Assert.InRange(error.Position, 0, text.Length);
                continue;
            }
            rules++;
            Assert.Equal(rule.Text, Rule.Parse(rule.Text).Text);
            _ = rule.Matches(RandomFacts(random)).ReasonZh;
        }
        Assert.True(rules > 100, $"only {rules} of the texts were rules");
    }

    [Fact]
    public void Every_generated_rule_parses_prints_and_parses_to_the_same_rule_with_the_same_answers()
    {
        var random = new Random(7);
        for (int run = 0; run < 20_000; run++)
        {
            string text = RandomRule(random, 4);
            Rule rule = Rule.Parse(text);
            Rule again = Rule.Parse(rule.Text);
            Assert.Equal(rule, again);
            Facts facts = RandomFacts(random);
            RuleResult result = rule.Matches(facts);
            Assert.Equal(result.IsMatch, again.Matches(facts).IsMatch);
            Assert.Equal(result.IsMatch, !Rule.Parse($"not ({text})").Matches(facts).IsMatch);
            Assert.NotEmpty(result.Checks);
        }
    }

    static string RandomRule(Random random, int depth) => random.Next(depth > 0 ? 6 : 2) switch
    {
        2 => $"({RandomRule(random, depth - 1)})",
        3 => $"not ({RandomRule(random, depth - 1)})",
        4 => $"{RandomRule(random, depth - 1)} and {RandomRule(random, depth - 1)}",
        5 => $"{RandomRule(random, depth - 1)} 或 {RandomRule(random, depth - 1)}",
        _ => RandomCondition(random),
    };

    static string RandomCondition(Random random) => random.Next(8) switch
    {
        0 => $"orders {Pick(random, "=", "!=", "<", "<=", ">", ">=", "大于", "不超过")} {random.Next(-2, 6)}",
        1 => $"province {Pick(random, "=", "!=", "contains", "not contains", "starts with", "not ends with")} {RandomText(random)}",
        2 => $"province {Pick(random, "in", "not in", "属于")} ({RandomText(random)}, {RandomText(random)})",
        3 => $"last_seen {Pick(random, "before", "after", ">=", "=")} {random.Next(200)} {Pick(random, "days", "weeks", "months", "years")} {Pick(random, "ago", "from now")}",
        4 => $"{Pick(random, "orders", "province", "channels", "vip")} {Pick(random, "is empty", "is not empty", "为空")}",
        5 => $"orders {Pick(random, "between", "not between")} {random.Next(3)} and {random.Next(6)}",
        6 => $"channels {Pick(random, "contains", "=", "!=")} {RandomText(random)}",
        _ => $"unknown_field {Pick(random, "=", "<", ">=")} {RandomText(random)}",
    };

    static string RandomText(Random random) =>
        random.Next(3) == 0 ? Pick(random, "浙江省", "pos", "members", "2025-01-01", "17") : "'" + RandomCharacters(random).Replace("'", "''", StringComparison.Ordinal) + "'";

    static Facts RandomFacts(Random random)
    {
        var facts = new Facts(new DateOnly(2025, 12, 31));
        if (random.Next(3) > 0)
            facts["orders"] = random.Next(5);
        if (random.Next(3) > 0)
            facts["province"] = Pick(random, "浙江省", "江苏省", "pos");
        if (random.Next(3) > 0)
            facts["last_seen"] = new DateOnly(2025, 1, 1).AddDays(random.Next(400));
        if (random.Next(3) > 0)
            facts["channels"] = new[] { "pos", "members" };
        if (random.Next(3) > 0)
            facts["vip"] = random.Next(2) == 0;
        return facts;
    }

    static string RandomPieces(Random random) => string.Join(random.Next(4) == 0 ? "" : " ", Enumerable.Range(0, random.Next(9)).Select(_ => Pieces[random.Next(Pieces.Length)]));

    static string RandomCharacters(Random random) => new([.. Enumerable.Range(0, random.Next(12)).Select(_ => random.Next(4) switch
    {
        0 => (char)random.Next(32, 127),
        1 => (char)random.Next(0x4E00, 0x9FFF),
        2 => Signs[random.Next(Signs.Length)],
        _ => (char)random.Next(0, 0x10000),
    })]);

    static string Pick(Random random, params string[] from) => from[random.Next(from.Length)];
}
