using FsCheck;
using FsCheck.Fluent;

namespace Guiyi.Tests.Standardize;

/// <summary>Random text that looks like a name from afar: pieces of names, titles, symbols, control characters, lone surrogates.</summary>
static class HostileText
{
    static readonly string[] Pieces =
    [
        "王", "张", "李", "欧阳", "丽", "志远", "單", "曉", "乾", "小", "阿", "老", "女士", "先生", "总", "姐", "哥", "妈妈", "某", "*", "**", "·", "x", "XX", "A", "AAA", "0", "00", "2024", "138",
        "(", ")", "（", "）", "【", "】", "\"", "'", "-", "_", "/", "|", ",", "，", ".", "。", " ", "  ", "　", "\t", "\n", "\u200B", "\uFEFF", "🌸", "☀️", "\uD83C", "\uDC00", "𠮷", "\u0308",
        "Smith", "John", "Mr.", "Dr", "Jr", "van", "der", "O'Brien", "Müller", "ß", "Li", "LI", "Zhiyuan", "zhangwei", "Chan", "Ka", "Wai", "Иван", "محمد", "さくら", "김", "公司", "有限公司", "分公司",
        "厦门", "北京市", "电子", "科技", "建材", "店", "厂", "Ltd", "Inc.", "GmbH", "测试", "test", "用户", "@", "a@b.com", "\0", "é", "ＡＢ", "１２", "VIP", "客户", "（原", "集团",
    ];

    public static Gen<string> Generator { get; } =
        Gen.OneOf(
            Gen.Elements(Pieces).ListOf().Select(pieces => string.Concat(pieces.Take(12))),
            Gen.Choose(0, 0xFFFF).Select(code => (char)code).ArrayOf().Select(characters => new string(characters)),
            ArbMap.Default.GeneratorFor<string>().Select(text => text ?? ""));

    /// <summary>The same texts in every run.</summary>
    public static IEnumerable<string> Samples(int count) => Gen.Sample(Generator, 30, new Rnd(20240701), count);
}
