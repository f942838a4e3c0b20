namespace Guiyi.Hub.Find;

/// <summary>How a text fits what was asked for.</summary>
public enum FindReason
{
    /// <summary>The same, but for width, case, blanks, dashes and accents.</summary>
    Exact,

    /// <summary>The same name in other characters: traditional or simplified, Latin letters for Chinese ones.</summary>
    OtherScript,

    /// <summary>Other characters that sound alike: 章伟 for 张伟.</summary>
    SameSound,

    /// <summary>The name's reading in Latin letters, whole or its beginning: zhangwei, zhangw.</summary>
    Pinyin,

    /// <summary>The beginning of a number, or of the words of a name.</summary>
    Prefix,

    /// <summary>The last digits of a phone number.</summary>
    Tail,

    /// <summary>What a masked number shows: 138****5678.</summary>
    Masked,

    /// <summary>A part of the name or the address.</summary>
    Part,

    /// <summary>The first letters: zw for 张伟, js for John Smith.</summary>
    Initials,

    /// <summary>Some of the characters, in their order: 首汽 for 首都汽车.</summary>
    Abbreviation,

    /// <summary>A letter or character too many, too few, wrong or swapped.</summary>
    Typo,
}
