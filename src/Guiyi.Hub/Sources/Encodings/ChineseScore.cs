using System.Text;

namespace Guiyi.Hub.Sources.Encodings;

/// <summary>
/// How usual the characters are that bytes spell in one Chinese encoding. Bytes written in the other one spell valid characters too,
/// but seldom usual ones, so a handful of characters is enough to decide.
/// </summary>
sealed class ChineseScore
{
    const sbyte Invalid = -6;
    const sbyte Odd = -2;
    const sbyte Plain = 0;
    const sbyte FirstLevel = 1;
    const sbyte Usual = 4;

    readonly sbyte[] scores;
    readonly bool fourBytes;

    ChineseScore(Encoding encoding, Func<byte, byte, sbyte> level, string usual, bool fourBytes)
    {
        this.fourBytes = fourBytes;
        scores = new sbyte[1 << 16];
        for (int pair = 0; pair < scores.Length; pair++)
            scores[pair] = level((byte)(pair >> 8), (byte)pair);
        foreach (char c in usual)
            if (encoding.GetBytes([c]) is [var lead, var trail])
                scores[lead << 8 | trail] = Usual;
    }

    public static ChineseScore Gb18030 { get; } = new(KnownEncodings.Gb18030, GbLevel, UsualCharacters.Simplified + UsualCharacters.Punctuation, fourBytes: true);

    public static ChineseScore Big5 { get; } = new(KnownEncodings.Big5, Big5Level, UsualCharacters.Traditional + UsualCharacters.Punctuation, fourBytes: false);

    /// <summary>Sum over all characters: positive where the bytes are likely to be this encoding.</summary>
    public long Of(ReadOnlySpan<byte> bytes)
    {
        long score = 0;
        for (int i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] < 0x80)
                continue;
            if (i + 1 == bytes.Length)
                break;
            if (fourBytes && IsFourBytes(bytes[i..]))
            {
                i += 3;
                continue;
            }
            sbyte pair = scores[bytes[i] << 8 | bytes[i + 1]];
            score += pair;
            if (pair != Invalid)
                i++;
        }
        return score;
    }

    static bool IsFourBytes(ReadOnlySpan<byte> bytes) =>
        bytes is [>= 0x81 and <= 0xFE, >= 0x30 and <= 0x39, >= 0x81 and <= 0xFE, >= 0x30 and <= 0x39, ..];

    /// <summary>GBK: B0-D7 is GB 2312's first level, D8-F7 its second, A1 punctuation, A3 full-width letters.</summary>
    static sbyte GbLevel(byte lead, byte trail) => (lead, trail) switch
    {
        ( < 0x81 or 0xFF, _) or (_, < 0x40 or 0x7F or 0xFF) => Invalid,
        (0xA1 or 0xA3, >= 0xA1) => FirstLevel,
        ( >= 0xB0 and <= 0xD7, >= 0xA1) => FirstLevel,
        ( >= 0xD8 and <= 0xF7, >= 0xA1) => Plain,
        _ => Odd,
    };

    /// <summary>Big5: A4-C6 is the first level, C9-F9 the second, A1 punctuation, A2 and A3 full-width letters.</summary>
    static sbyte Big5Level(byte lead, byte trail) => (lead, trail) switch
    {
        ( < 0x81 or 0xFF, _) or (_, < 0x40 or (>= 0x7F and < 0xA1) or 0xFF) => Invalid,
        ( >= 0xA1 and <= 0xA3, _) => FirstLevel,
        ( >= 0xA4 and <= 0xC6, _) => FirstLevel,
        ( >= 0xC9 and <= 0xF9, _) => Plain,
        _ => Odd,
    };
}
