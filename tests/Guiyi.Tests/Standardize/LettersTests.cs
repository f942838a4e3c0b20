using Guiyi.Internals;
using Guiyi.Standardize;
using Xunit;

namespace Guiyi.Tests.Standardize;

public sealed class LettersTests
{
    [Theory]
    [InlineData("ＡＢＣ　１２３（甲）", "ABC 123(甲)")]
    [InlineData("a\u2014b\u2212c\u2011d", "a-b-c-d")]
    [InlineData("x\u200By\uFEFF\u00A0z", "xy z")]
    [InlineData("l1\r\nl2\tl3", "l1  l2 l3")]
    [InlineData("\u2018a\u2019\u201Cb\u201D", "'a'\"b\"")]
    [InlineData("\uF90A⼈", "金人")]
    [InlineData("❤\uFE0F", "❤")]
    public void Widths_fold_to_one_form(string raw, string expected) => Assert.Equal(expected, Widths.Fold(raw));

    [Theory]
    [InlineData("乾隆", "乾隆")]
    [InlineData("乾燥", "干燥")]
    [InlineData("後天", "后天")]
    [InlineData("皇后", "皇后")]
    [InlineData("頭髮", "头发")]
    [InlineData("發財", "发财")]
    [InlineData("張學友", "张学友")]
    [InlineData("臺灣", "台湾")]
    public void Traditional_becomes_simplified_phrase_by_phrase(string raw, string expected) => Assert.Equal(expected, Traditional.ToSimplified(raw));

    [Fact]
    public void Simplified_text_is_returned_as_it_is()
    {
        const string text = "北京市朝阳区";
        Assert.Same(text, Traditional.ToSimplified(text));
        Assert.Same(text, Widths.Fold(text));
    }

    [Fact]
    public void Folding_twice_equals_once()
    {
        foreach (string text in HostileText.Samples(5_000))
        {
            string folded = Widths.Fold(text);
            Assert.Equal(folded, Widths.Fold(folded));
            string simplified = Traditional.ToSimplified(text);
            Assert.Equal(simplified, Traditional.ToSimplified(simplified));
        }
    }

    [Theory]
    [InlineData("Müller", "muller")]
    [InlineData("Großmann", "grossmann")]
    [InlineData("O'Brien-Smith", "obriensmith")]
    [InlineData("Nguyễn", "nguyen")]
    [InlineData("ŁUKASZ Żak", "lukaszzak")]
    [InlineData("Æsir Þór", "aesirthor")]
    [InlineData("王a1", "a")]
    public void A_key_is_lower_case_ascii(string raw, string expected) => Assert.Equal(expected, LatinLetters.Key(raw));

    [Fact]
    public void Combining_marks_join_their_letters() => Assert.Equal("Müller ấ q", LatinLetters.Compose("Mu\u0308ller a\u0302\u0301 q\u0308"));

    [Theory]
    [InlineData("单", "shan")]
    [InlineData("曾", "zeng")]
    [InlineData("仇", "qiu")]
    [InlineData("解", "xie")]
    [InlineData("区", "ou")]
    [InlineData("翟", "zhai")]
    [InlineData("朴", "piao")]
    [InlineData("覃", "qin")]
    [InlineData("盖", "ge")]
    [InlineData("查", "zha")]
    [InlineData("乐", "yue")]
    [InlineData("尉迟", "yuchi")]
    [InlineData("单于", "chanyu")]
    [InlineData("欧阳", "ouyang")]
    [InlineData("吕", "lv")]
    [InlineData("李", "li")]
    public void A_surname_is_read_as_a_surname(string surname, string expected) => Assert.Equal(expected, Pinyin.OfSurname(surname));

    [Theory]
    [InlineData("志远", "zhiyuan")]
    [InlineData("单", "dan")]
    [InlineData("长江", "changjiang")]
    [InlineData("女", "nv")]
    [InlineData("王é1😀", "wange")]
    [InlineData("", "")]
    public void A_given_name_is_read_as_a_given_name(string given, string expected) => Assert.Equal(expected, Pinyin.OfGiven(given));

    [Fact]
    public void The_common_surnames_have_falling_shares()
    {
        Assert.InRange(Surnames.Share("李"), 0.07, 0.085);
        Assert.True(Surnames.Share("李") > Surnames.Share("张") && Surnames.Share("张") > Surnames.Share("赵") && Surnames.Share("赵") > Surnames.Share("欧阳"));
        Assert.True(Surnames.Share("欧阳") > 0);
        Assert.Equal(0, Surnames.Share("女士"));
        Assert.True(Surnames.ShareOfReading("wu") > Surnames.Share("吴"));
    }

    [Theory]
    [InlineData("chan", "chen")]
    [InlineData("cheung", "zhang")]
    [InlineData("wong", "huang")]
    [InlineData("wong", "wang")]
    [InlineData("hsu", "xu")]
    [InlineData("tsai", "cai")]
    [InlineData("lim", "lin")]
    [InlineData("tan", "chen")]
    [InlineData("lee", "li")]
    [InlineData("wang", "wang")]
    [InlineData("lyu", "lv")]
    public void A_romanized_surname_names_its_pinyin(string latin, string pinyin) => Assert.Contains(pinyin, Romanizations.SurnamePinyins(latin));

    [Fact]
    public void An_unknown_spelling_names_no_surname() => Assert.Empty(Romanizations.SurnamePinyins("smith"));
}
