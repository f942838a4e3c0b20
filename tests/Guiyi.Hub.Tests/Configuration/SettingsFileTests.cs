using FsCheck;
using FsCheck.Fluent;
using Guiyi.Classify;
using Guiyi.Hub.Configuration;
using Guiyi.Hub.Sinks.Report;
using Guiyi.Ingest;
using Guiyi.Match;
using Guiyi.Match.Ruling;
using Guiyi.Merge;
using Guiyi.Model;
using Xunit;

namespace Guiyi.Hub.Tests.Configuration;

public sealed class SettingsFileTests
{
    [Theory]
    [InlineData(ReportLanguage.Chinese)]
    [InlineData(ReportLanguage.English)]
    public void Whatever_settings_are_written_read_back_the_same(ReportLanguage language)
    {
        Prop.ForAll(AnySettings().ToArbitrary(), settings =>
        {
            Settings read = RoundTrip(settings, language);
            Assert.Equal(Described(settings), Described(read));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(60));
    }

    [Fact]
    public void Writing_what_was_read_gives_the_same_bytes()
    {
        Settings settings = AnySettings().Sample(12, 1)[0] with { SchemeNotes = [] };
        Assert.Equal(Written(settings, ReportLanguage.Chinese), Written(RoundTrip(settings, ReportLanguage.Chinese), ReportLanguage.Chinese));
    }

    [Fact]
    public void An_empty_file_sets_nothing()
    {
        Settings settings = Read("# nothing but a comment\n");
        Assert.Empty(settings.Mappings);
        Assert.Null(settings.Scheme);
        Assert.Equal(new MatchOptions().PairsPerRecord, settings.Match.PairsPerRecord);
    }

    [Fact]
    public void A_file_may_say_one_thing_only()
    {
        Settings settings = Read("match:\n  rules: [b2b, {name: mine, agree: [phone, birth_date]}]\n");
        Assert.Equal([.. RuleSets.Of("b2b").Select(r => r.Name), "mine"], settings.Match.Rules.Select(r => r.Name));
        Assert.Equal(["phone", "birth_date"], settings.Match.Rules[^1].Agree);
    }

    [Fact]
    public void The_form_of_classes_that_the_documentation_shows_is_understood()
    {
        Settings settings = Read("""
            classes:
              - name: region
                title: {zh: 区域, en: Region}
                classes:
                  - {code: A, zh: 华东, en: East China, when: "province in (上海市, 浙江省, 江苏省)"}
                otherwise: Z
            code: "{region}-{serial:000}"
            """);
        Dimension dimension = Assert.Single(settings.Scheme!.Dimensions);
        Assert.Equal(("region", "区域", "Z"), (dimension.Name, dimension.TitleZh, dimension.Otherwise));
        Assert.Equal("{region}-{serial:000}", settings.Scheme.CodePattern);
    }

    [Theory]
    [InlineData("currency: CNY\nmacth:\n  use_model: true", 2, "'macth'", "match")]
    [InlineData("match:\n  use_modell: true", 2, "'use_modell'", "use_model")]
    [InlineData("match:\n  threshold: high", 2, "'high'", "a number")]
    [InlineData("match:\n  threshold: 1.5", 2, "'1.5'", "a number")]
    [InlineData("match:\n  use_model: maybe", 2, "'maybe'", "true or false")]
    [InlineData("match:\n  rules:\n    - b2b\n    - b3b", 4, "'b3b'", "b2c")]
    [InlineData("match:\n  rules:\n    - {name: x, agree: [shoe_size]}", 3, "'shoe_size'", "person_name")]
    [InlineData("match: 5", 1, "no keys", "keys and values")]
    [InlineData("currency: yuan", 1, "'yuan'", "CNY")]
    [InlineData("sources:\n  a:\n    columns:\n      - {column: x, target: fone}", 4, "'fone'", "phone")]
    [InlineData("sources:\n  a:\n    columns:\n      - {target: phone}", 4, "nothing", "the name of a column")]
    [InlineData("sources:\n  a:\n    trust: 0\n    columns: [{column: x, target: phone}]", 3, "'0'", "from 1 to 99")]
    [InlineData("sources:\n  a:\n    interaction: party\n    columns: [{column: x, target: phone}]", 3, "'party'", "order")]
    [InlineData("merge:\n  survivorship: [newest]", 2, "'newest'", "most_recent")]
    [InlineData("merge:\n  survivorship: [strictest]", 2, "'strictest'", "most_recent")]
    [InlineData("merge:\n  survivorship_of:\n    consent_sms: [most_recent]", 3, "consents", "the strictest always wins")]
    [InlineData("sources:\n  a:\n    columns:\n      - {column: x, target: opt_out, label: fax}", 4, "'fax'", "sms")]
    [InlineData("classes:\n  - name: value\n    classes:\n      - {code: H, when: 'money >== 5'}\n    otherwise: Z", 4, "Rule", "a rule")]
    [InlineData("classes:\n  - name: value\n    classes: []\n", 2, "nothing", "no rule fits")]
    [InlineData("classes:\n  - {name: value, classes: [], otherwise: N}\ncode: '{valeu}-{serial:000}'", 3, "{valeu}", "a pattern")]
    [InlineData("a: b: c", 1, "no valid YAML", "YAML")]
    [InlineData("- a\n- b", 1, "a list", "keys such as")]
    [InlineData("currency: CNY\ncurrency: USD", 2, "no valid YAML", "YAML")]
    [InlineData("a: &x [1]\nb: *x", 2, "an alias", "the value itself")]
    public void A_mistake_is_told_with_its_line_what_was_found_and_what_was_expected(string yaml, int line, string found, string expected)
    {
        ConfigurationException error = Assert.Throws<ConfigurationException>(() => Read(yaml));
        Assert.Equal(line, error.Line);
        Assert.Contains("guiyi.yaml: line " + line, error.Message, StringComparison.Ordinal);
        Assert.Contains(found, error.Message, StringComparison.Ordinal);
        Assert.Contains(expected, error.Message[error.Message.IndexOf("expected", StringComparison.Ordinal)..], StringComparison.Ordinal);
    }

    [Fact]
    public void Ten_thousand_brackets_are_an_error_and_no_crash() =>
        Assert.Contains("levels inside each other", Assert.Throws<ConfigurationException>(() => Read("a: " + new string('[', 10_000))).Message, StringComparison.Ordinal);

    [Fact]
    public void A_missing_file_is_an_error() =>
        Assert.Contains("cannot be read", Assert.Throws<ConfigurationException>(() => SettingsFile.Read("no-such-folder/guiyi.yaml")).Message, StringComparison.Ordinal);

    [Fact]
    public void Random_text_never_makes_it_fail_in_another_way()
    {
        Gen<string> words = Gen.Elements("sources:", "match:", "\n", "  ", "- ", "{", "}", "[", "]", ": ", "use_model", "true", "classes:", "'", "\"", "#", "&a", "*a", "|", ">", "\t", "!!x", "张", "%");
        Prop.ForAll(words.ListOf().Select(string.Concat).ToArbitrary(), yaml =>
        {
            try
            {
                Read(yaml);
            }
            catch (ConfigurationException)
            {
                // What it is for.
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
    }

    static Settings Read(string yaml)
    {
        using var folder = new TemporaryFolder();
        return SettingsFile.Read(folder.Write("guiyi.yaml", yaml));
    }

    static Settings RoundTrip(Settings settings, ReportLanguage language) => Read(Written(settings, language));

    static string Written(Settings settings, ReportLanguage language)
    {
        var text = new StringWriter { NewLine = "\n" };
        SettingsFile.Write(text, settings, language);
        return text.ToString();
    }

    /// <summary>All of the settings as text, for lists have no equality of their own.</summary>
    static string Described(Settings s) => string.Join(
        '\n',
        [
            s.Currency, string.Join('|', s.Ignored),
            .. s.Mappings.Select(m => $"{m.Source} {m.Interaction} {m.Entity} {m.Deduplicated} {m.Trust}: {string.Join(';', m.Fields.Select(f => $"{string.Join('+', f.Columns)}={f.Target},{f.Label},{f.Owner},{f.Reason}"))}"),
            $"{s.Match.UseModel} {s.Match.Threshold} {s.Match.PairsPerRecord} {s.Match.MaxBlock} {s.Match.CompareAllUpTo} {s.Match.Iterations} {s.Match.Threads}",
            .. s.Match.Rules.Select(r => $"{r.Name}: {string.Join('+', r.Agree)}"),
            $"{s.Merge.LeastAgreement} {string.Join(',', s.Merge.Survivorship)}",
            .. s.Merge.SurvivorshipOf.OrderBy(o => o.Key, StringComparer.Ordinal).Select(o => $"{o.Key}: {string.Join(',', o.Value)}"),
            s.Scheme?.CodePattern ?? "",
            .. s.Scheme?.Dimensions.Select(d => $"{d.Name},{d.TitleZh},{d.TitleEn},{d.Otherwise},{d.OtherwiseZh},{d.OtherwiseEn}: {string.Join(';', d.Classes)}") ?? [],
        ]);

    /// <summary>Column names as channels have them: quotes, colons, line starts that mean something to YAML, emoji.</summary>
    static readonly Gen<string> Names = Gen.OneOf(
        Gen.Elements("手机/会员号/邮箱", "- x", "'", "\"", "a: b", "#", "null", "true", "~", "{a}", "[b]", "123", "1.5", "yes", "😀", "A\\B", "&x", "*x", "!t", "%", "@", "`", "a #b", " ", "名称[2]", "\u00a0", "\u2028"),
        Gen.Elements("ab中é 1-_.:,'\"#{}[]&*!|>%@`\t\\😀".EnumerateRunes().Select(r => r.ToString()).ToArray()).NonEmptyListOf().Select(string.Concat));

    static Gen<FieldMapping> Fields() =>
        from columns in Names.NonEmptyListOf()
        from target in Gen.Elements(Enum.GetValues<FieldTarget>())
        from label in target is FieldTarget.Consent or FieldTarget.OptOut ? Gen.Elements("marketing", "sms", "data") : Gen.OneOf(Gen.Constant(""), Names)
        from owner in Gen.Elements(Enum.GetValues<FieldOwner>())
        from reason in Gen.OneOf(Gen.Constant(""), Names)
        select new FieldMapping { Columns = [.. columns], Target = target, Label = label, Owner = owner, Reason = reason };

    static Gen<SourceMapping> Mappings() =>
        from source in Names
        from fields in Fields().NonEmptyListOf()
        from kind in Gen.Elements(Enum.GetValues<InteractionKind>().Cast<InteractionKind?>().Append(null).ToArray())
        from entity in Gen.Elements(EntityKind.Person, EntityKind.Organization)
        from deduplicated in Gen.Elements(true, false)
        from trust in Gen.Choose(1, 99)
        select new SourceMapping { Source = source, Fields = [.. fields], Interaction = kind, Entity = entity, Deduplicated = deduplicated, Trust = trust };

    static Gen<IReadOnlyList<MatchRule>> Rules() =>
        from sets in Gen.Elements<string[]>([], ["default"], ["b2b"], ["default", "ecommerce"], ["b2c", "channel"])
        from own in Names.ListOf()
        select (IReadOnlyList<MatchRule>)[.. sets.SelectMany(RuleSets.Of), .. own.Select(n => new MatchRule(n, ["phone", "person_name"]))];

    static Gen<ClassScheme?> Schemes() =>
        from titles in Names.ListOf()
        from otherwise in Gen.Elements("A", "0", "Z")
        select titles.Count == 0
            ? null
            : (ClassScheme?)new ClassScheme(
                [.. titles.Select((t, i) => new Dimension($"d{i}", t, t + "x", [new ClassDefinition("A", t, "en", "orders >= 3"), new ClassDefinition("1", "一", t, "city = '杭州 #1'")], otherwise) { OtherwiseZh = otherwise == "A" ? "其他" : t })],
                "{d0}-{serial:000}");

    static Gen<Settings> AnySettings() =>
        from mappings in Mappings().ListOf()
        from ignored in Names.ListOf()
        from currency in Gen.Elements("CNY", "USD")
        from rules in Rules()
        from threshold in Gen.Elements<double?>(null, 0.5, 0.123456789, 0.99)
        from model in Gen.Elements(true, false)
        from numbers in Gen.Choose(2, 1000)
        from survivorship in Gen.Elements(SurvivorshipRule.MostTrusted, SurvivorshipRule.MostRecent, SurvivorshipRule.Longest).NonEmptyListOf()
        from scheme in Schemes()
        select new Settings
        {
            Mappings = [.. mappings.DistinctBy(m => m.Source)],
            Ignored = [.. ignored],
            Currency = currency,
            Match = new MatchOptions { Rules = rules, Threshold = threshold, UseModel = model, MaxBlock = numbers, CompareAllUpTo = numbers, Iterations = numbers, Threads = Math.Min(numbers, 64), PairsPerRecord = numbers / 7.0 },
            Merge = new MergeOptions { LeastAgreement = -numbers / 13.0, Survivorship = [.. survivorship], SurvivorshipOf = new Dictionary<string, IReadOnlyList<SurvivorshipRule>> { ["account_id:member"] = [.. survivorship] } },
            Scheme = scheme,
            SchemeNotes = scheme is null ? [] : [new SchemeNote("d0", true, "因为 # 这样\n两行", "because")],
        };
}
