using Guiyi.Model;

namespace Guiyi.Standardize;

/// <summary>The script a name is written in.</summary>
public enum NameScript
{
    /// <summary>Chinese characters, also with a Latin given name (王Tom).</summary>
    Han,

    /// <summary>Latin letters, Chinese names in pinyin or another romanization included.</summary>
    Latin,

    /// <summary>Any other script, or a mixture: kept whole, not taken apart; but Cyrillic and Greek, whose parts are given in Latin letters.</summary>
    Other,
}

/// <summary>
/// A person's name taken apart. The parts are in their matching form: Chinese characters simplified; Latin letters in lower case, without accents,
/// hyphens and apostrophes. A part that the text does not show is null.
/// </summary>
public sealed record PersonName
{
    /// <summary>The canonical text: half-width, simplified, Chinese without blanks (张丽), Latin in title case (Robert E Smith). Parsing it gives the same name.</summary>
    public required string Text { get; init; }

    public string? Surname { get; init; }

    /// <summary>Given name; the syllables of a Chinese name in Latin letters are joined (zhiyuan). For other scripts the whole text in lower case.</summary>
    public string? GivenName { get; init; }

    /// <summary>Middle names and initials, separated by blanks.</summary>
    public string? MiddleName { get; init; }

    /// <summary>The title or form of address, canonical: 先生, 女士, 总, 老师, Mr, Dr.</summary>
    public string? Title { get; init; }

    /// <summary>What the title implies.</summary>
    public Gender? Gender { get; init; }

    /// <summary>Jr, Sr, III, PhD.</summary>
    public string? Suffix { get; init; }

    public required NameScript Script { get; init; }

    /// <summary>
    /// True where the text is a familiar or incomplete form (小王, 丽丽, 阿强, 强哥, Lucky): the part it shows may be a fragment of the real one,
    /// so that a difference says little.
    /// </summary>
    public bool Informal { get; init; }
}
