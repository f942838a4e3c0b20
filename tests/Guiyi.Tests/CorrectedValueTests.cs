using Guiyi.Match;
using Guiyi.Merge;
using Guiyi.Model;
using Guiyi.Standardize;
using Guiyi.Tests.Making;
using Xunit;

namespace Guiyi.Tests;

/// <summary>A person's word outranks every rule.</summary>
public sealed class CorrectedValueTests
{
    static readonly LiveWorld World = LiveWorld.Shop(61, 40, new MatchOptions());
    static readonly LiveBase Live = LiveBase.Of(World.Fit);
    static readonly LiveFacts Facts = LiveFacts.Of(World.Fit, Live);

    static (string Id, IReadOnlyList<int> Records) Somebody(Func<IReadOnlyList<LiveValue>, bool> like) =>
        Live.Ids(EntityKind.Person).Select(id => (id, Live.Records(EntityKind.Person, id))).First(c => like(Facts.Golden(EntityKind.Person, c.Item2, [])));

    static LiveValue? Value(IReadOnlyList<int> records, string attribute, params CorrectedValue[] corrections) =>
        Facts.Golden(EntityKind.Person, records, corrections).SingleOrDefault(v => v.Attribute == attribute);

    [Fact]
    public void A_correction_outranks_the_rules_and_the_statements_stay_listed()
    {
        (_, IReadOnlyList<int> records) = Somebody(golden => golden.Any(v => v.Attribute == "phone"));
        LiveValue stated = Value(records, "phone")!, corrected = Value(records, "phone", new CorrectedValue("phone", "139 0000 1234"))!;
        Assert.NotEqual(SurvivorshipRule.Corrected, stated.Rule);
        Assert.Equal(("+8613900001234", SurvivorshipRule.Corrected, -1), (corrected.Text, corrected.Rule, corrected.Record));
        Assert.IsType<PhoneNumber>(corrected.Value);
        Assert.Equal(stated.Statements, corrected.Statements);
    }

    [Fact]
    public void A_value_that_no_record_states_can_be_added()
    {
        (_, IReadOnlyList<int> records) = Somebody(golden => golden.All(v => v.Attribute != "email"));
        LiveValue added = Value(records, "email", new CorrectedValue("email", "Wang.Wei@163.com"))!;
        Assert.Equal(SurvivorshipRule.Corrected, added.Rule);
        Assert.Empty(added.Statements);
        Assert.Null(Value(records, "email", new CorrectedValue("email", "")));
    }

    [Fact]
    public void Empty_text_takes_a_value_away_from_golden_record_and_facts()
    {
        (_, IReadOnlyList<int> records) = Somebody(golden => golden.Any(v => v.Attribute == "address" && v.Value is Address { City: not null }));
        LiveValue gone = Value(records, "address", new CorrectedValue("address", " "))!;
        Assert.True(gone.IsNone);
        Assert.Equal(SurvivorshipRule.Corrected, gone.Rule);
        Assert.NotEmpty(gone.Statements);
        LiveStanding standing = Facts.Standing(EntityKind.Person, records, [new CorrectedValue("address", "")], World.Fit.Options.AsOf);
        Assert.NotEqual(Facts.Standing(EntityKind.Person, records, [], World.Fit.Options.AsOf).Facts.City, standing.Facts.City);
    }

    [Fact]
    public void A_corrected_name_brings_its_parts_unless_they_are_corrected_too()
    {
        (_, IReadOnlyList<int> records) = Somebody(golden => golden.Any(v => v.Attribute == "surname"));
        Assert.Equal("欧阳", Value(records, "surname", new CorrectedValue("person_name", "欧阳明月"))!.Text);
        Assert.Equal("欧", Value(records, "surname", new CorrectedValue("surname", "欧"), new CorrectedValue("person_name", "欧阳明月"))!.Text);
        Assert.Equal("欧阳明月", Facts.Standing(EntityKind.Person, records, [new CorrectedValue("person_name", "欧阳明月")], World.Fit.Options.AsOf).Facts.Name);
    }

    [Fact]
    public void Of_one_attribute_the_last_correction_counts()
    {
        (_, IReadOnlyList<int> records) = Somebody(_ => true);
        Assert.Equal("female", Value(records, "gender", new CorrectedValue("gender", "男"), new CorrectedValue("gender", "女"))!.Text);
    }

    [Theory]
    [InlineData("phone", "no number")]
    [InlineData("email", "someone")]
    [InlineData("gender", "?")]
    [InlineData("id_number", "12345")]
    [InlineData("birth_date", "yesterday")]
    public void A_text_that_cannot_be_such_a_value_is_refused_with_what_was_found_and_expected(string attribute, string text)
    {
        Assert.SkipUnless(Facts.Attributes.Any(a => a.Name == attribute), "the made shop has no such attribute");
        FormatException refused = Assert.Throws<FormatException>(() => Facts.Canonical(new CorrectedValue(attribute, text)));
        Assert.Contains($"found '{text}'", refused.Message, StringComparison.Ordinal);
        Assert.Contains("expected", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_attribute_that_the_run_did_not_have_is_refused() =>
        Assert.Contains("phone", Assert.Throws<ArgumentException>(() => Facts.Canonical(new CorrectedValue("shoe_size", "42"))).Message, StringComparison.Ordinal);

    /// <summary>What is kept of a correction is its canonical text: it must be read as itself, for every attribute that values are found of.</summary>
    [Fact]
    public void Canonical_texts_are_read_as_they_are()
    {
        HashSet<AttributeKind> tried = [];
        foreach (LiveWorld world in (LiveWorld[])[World, LiveWorld.Western(62, 40, new MatchOptions()), LiveWorld.Companies(63, 40, new MatchOptions())])
        {
            var facts = LiveFacts.Of(world.Fit, LiveBase.Of(world.Fit));
            foreach (AttributeColumn attribute in facts.Attributes)
                for (int code = 0; code < attribute.ValueCount; code++)
                {
                    tried.Add(attribute.Kind);
                    Assert.Equal(attribute.Text(code), facts.Canonical(new CorrectedValue(attribute.Name, attribute.Text(code))));
                }
        }
        Assert.InRange(tried.Count, 8, 25);
    }

    /// <summary>Whatever kind of attribute a run may have, people can correct it.</summary>
    [Fact]
    public void Every_kind_of_attribute_can_be_corrected()
    {
        var table = new RecordTable([], [], "CN");
        foreach (AttributeKind kind in Enum.GetValues<AttributeKind>())
        {
            AttributeColumn column = table.Column(kind, kind == AttributeKind.AccountId ? "member" : "");
            string text = kind switch
            {
                AttributeKind.Phone => "13812345678",
                AttributeKind.Email => "wang.wei@163.com",
                AttributeKind.BirthDate => "1990-05-12",
                AttributeKind.Gender => "女",
                AttributeKind.IdNumber => "11010519491231002X",
                AttributeKind.CreditCode => "91350100M000100Y43",
                AttributeKind.Generation => "Jr",
                AttributeKind.PersonName => "王伟",
                AttributeKind.OrganizationName => "杭州金桥贸易有限公司",
                AttributeKind.Consent => "拒绝",
                AttributeKind.Address => "浙江省杭州市西湖区文三路12号",
                _ => "A1234567",
            };
            Emission? read = new CorrectionReader(table).Read([new CorrectedValue(column.Name, text)]).Values[column];
            Assert.Equal((kind, column.Label), (read!.Value.Kind, read.Value.Label));
            Assert.NotNull(column.ValueOf(read.Value));
        }
    }

    [Fact]
    public void Corrections_count_on_a_walk()
    {
        (string id, _) = Somebody(_ => true);
        var said = new Dictionary<string, IReadOnlyList<CorrectedValue>> { [id] = [new CorrectedValue("person_name", "欧阳明月")] };
        Assert.Equal([id], Facts.All(EntityKind.Person, said, World.Fit.Options.AsOf).Where(c => c.Facts.Name == "欧阳明月" && !c.IsOfFit).Select(c => c.Id));
    }
}
