using FsCheck;
using FsCheck.Fluent;
using Guiyi.Standardize;
using Xunit;

namespace Guiyi.Tests.Standardize;

/// <summary>What holds for any text: nothing throws, and standardizing twice is standardizing once.</summary>
public sealed class ContactProperties
{
    const int Runs = 20_000;

    /// <summary>Fixed, so that a run tells of a change and not of luck. Gamma must be odd.</summary>
    const ulong Seed = 20_260_101, Gamma = 97;

    /// <summary>What numbers, dates and addresses are made of, and what stands between.</summary>
    static readonly string[] Pieces =
    [
        "0", "1", "2", "3", "5", "8", "9", "13", "19", "20", "00", "12", "86", "+", "+86", "0086", "852", "-", "--", " ", "/", ".", ",", ";", ":", "(", ")", "*", "****", "x", "X", "O", "l", "E+10", "E+17", "#",
        "转", "ext", ";ext=", "年", "月", "日", "号", "九", "十", "廿", "初", "正月", "闰", "农历", "民国", "点", "下午", "pm", "T", "Z", "Jan", "Sept", "@", "＠", "qq.com", "gmail.con", "163", "a", "Li", "+tag", "<", ">", "mailto:",
        "13812345678", "1978", "19780921", "0571", "85859917", "400", "911101", "MA01", "H", "A", "岁", "以上", "后", "万", "元", "¥", "$", "'", "\"", "\t", "\n", "\u3000", "\u200B", "\uFEFF", "１", "９", "．", "王", "é", "😀", "\uD800", "\uDC00", "\0", "٣", "或", "、", "星", "尾号",
    ];

    static readonly Gen<string> Text = Gen.OneOf(
        Gen.Elements(Pieces).ArrayOf().Select(string.Concat),
        Gen.Choose(0, 0xFFFF).Select(code => (char)code).ArrayOf().Select(chars => new string(chars)),
        Gen.Choose('0', '9').Select(code => (char)code).ArrayOf().Select(chars => new string(chars)));

    static IEnumerable<string> CaseInputs(string name) => ContactCases.Records(name).Skip(1).Select(row => row[0]);

    static IEnumerable<string> AllCaseInputs =>
        ((string[])["phones.csv", "emails.csv", "dates.csv", "times.csv", "id-numbers.csv", "credit-codes.csv", "genders.csv", "age-bands.csv", "amounts.csv", "identifiers.csv"]).SelectMany(CaseInputs);

    static IEnumerable<string> Hard =>
    [
        new string('1', 10_000), new string('*', 10_000), new string('@', 10_000), new string(' ', 10_000), new string('年', 10_000), new string('\uD800', 10_000), new string('/', 900), new string('1', 60),
        string.Concat(Enumerable.Repeat("13812345678 ", 80)), string.Concat(Enumerable.Repeat("a@b.cn;", 140)), string.Concat(Enumerable.Repeat("1 ", 400)), "", "\0", "\uFEFF", "+", "*", "@", "--", "'",
    ];

    static void ForAnyText(Action<string> holds)
    {
        foreach (string text in AllCaseInputs.Concat(Hard))
            holds(text);
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(Runs).WithEndSize(14).WithReplay(Seed, Gamma).WithQuietOnSuccess(true), Prop.ForAll(Text.ToArbitrary(), holds));
    }

    static void TwiceIsOnce<T>(Func<string, Standardized<T>> parse, Func<T, string> text)
        where T : class =>
        ForAnyText(raw =>
        {
            Standardized<T> once = parse(raw);
            Assert.False(once.Value is not null && once.Problem is not null);
            if (once.Value is { } value)
                Assert.Equal(value, parse(text(value)).Value);
        });

    [Fact]
    public void Phones_twice_is_once() => TwiceIsOnce(raw => Phones.Parse(raw), phone => phone.Text);

    [Fact]
    public void American_phones_twice_is_once() => TwiceIsOnce(raw => Phones.Parse(raw, "US"), phone => phone.Text);

    [Fact]
    public void Every_phone_of_a_cell_twice_is_once() => ForAnyText(raw =>
    {
        foreach (Standardized<PhoneNumber> one in Phones.ParseAll(raw, "TW"))
            if (one.Value is { } phone)
                Assert.Equal(phone, Phones.Parse(phone.Text, "TW").Value);
    });

    [Fact]
    public void Phone_digits_are_ASCII_digits() => ForAnyText(raw => Assert.All(Phones.Digits(raw), c => Assert.InRange(c, '0', '9')));

    [Fact]
    public void Emails_twice_is_once() => TwiceIsOnce(Emails.Parse, email => email.Text);

    [Fact]
    public void Dates_twice_is_once() => TwiceIsOnce(raw => Dates.Parse(raw), date => date.Text);

    [Fact]
    public void Day_first_dates_twice_is_once() => TwiceIsOnce(raw => Dates.Parse(raw, DateOrder.DayFirst), date => date.Text);

    [Fact]
    public void Births_twice_is_once() => TwiceIsOnce(raw => Dates.ParseBirth(raw, DateOrder.YearFirst, new DateOnly(2025, 6, 30)), date => date.Text);

    [Fact]
    public void Identity_numbers_twice_is_once() => TwiceIsOnce(IdNumbers.Parse, number => number.Text);

    [Fact]
    public void Credit_codes_twice_is_once() => TwiceIsOnce(CreditCodes.Parse, code => code.Text);

    [Fact]
    public void Age_bands_twice_is_once() => TwiceIsOnce(AgeBands.Parse, band => band.Text);

    [Fact]
    public void Identifiers_twice_is_once() => TwiceIsOnce(Identifiers.Parse, identifier => identifier.Text);

    [Fact]
    public void Times_genders_and_amounts_never_throw() => ForAnyText(raw =>
    {
        Assert.True(Dates.ParseTime(raw) is null or { Year: >= 1300 });
        Assert.True(Genders.Parse(raw) is null or Guiyi.Model.Gender.Male or Guiyi.Model.Gender.Female);
        Assert.True(Amounts.Parse(raw) is null or { Currency.Length: 3 });
    });
}
