namespace Guiyi.Hub.Sources.Encodings;

/// <summary>How much bytes look like Western European text in windows-1252: accented letters stand alone among plain ones.</summary>
static class WesternScore
{
    public static long Of(ReadOnlySpan<byte> bytes)
    {
        long score = 0;
        for (int i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] < 0x80)
                continue;
            byte before = i > 0 ? bytes[i - 1] : (byte)' ';
            byte after = i + 1 < bytes.Length ? bytes[i + 1] : (byte)' ';
            score += Score(before, bytes[i], after);
        }
        return score;
    }

    static int Score(byte before, byte c, byte after)
    {
        if (c is 0x81 or 0x8D or 0x8F or 0x90 or 0x9D)
            return -5;
        if (before >= 0x80 || after >= 0x80)
            return -2;
        bool letter = c is >= 0xC0 and not 0xD7 and not 0xF7;
        bool amongLetters = char.IsAsciiLetter((char)before) || char.IsAsciiLetter((char)after);
        return letter && amongLetters ? 3 : 0;
    }
}
