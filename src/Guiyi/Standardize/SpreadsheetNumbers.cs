using System.Globalization;
using Guiyi.Internals;

namespace Guiyi.Standardize;

/// <summary>Undoes what spreadsheets do to long numbers: "1.3812345678E+10", "13812345678.0".</summary>
static class SpreadsheetNumbers
{
    /// <summary>The number as it was typed; the text itself where no spreadsheet touched it.</summary>
    /// <param name="raw">The text as received.</param>
    /// <param name="problem">Set where digits are lost for good.</param>
    public static string Restore(string raw, out string? problem)
    {
        problem = null;
        if (!MayBeTouched(raw))
            return raw;
        string text = AsciiFold.Of(raw).TrimStart('\'');
        int dot = text.IndexOf('.', StringComparison.Ordinal);
        int exponent = text.AsSpan().IndexOfAny('e', 'E');
        if (exponent < 0)
            return IsWholeNumber(text, dot) ? text[..dot] : raw;
        ReadOnlySpan<char> power = text.AsSpan(exponent + 1).TrimStart('+');
        ReadOnlySpan<char> fraction = dot == 1 ? text.AsSpan(2, Math.Max(0, exponent - 2)) : default;
        // Spreadsheets write a point or a plus; "3E17" is somebody's part number.
        bool isNumber = (dot == 1 || text.AsSpan(exponent + 1).StartsWith("+")) && AsciiFold.IsDigit(text[0]) && (dot == 1 || dot < 0 && exponent == 1)
            && AllDigits(power) && power.Length is >= 1 and <= 3 && (fraction.Length == 0 || AllDigits(fraction));
        if (!isNumber)
            return raw;
        int places = int.Parse(power, CultureInfo.InvariantCulture);
        if (fraction.Length == places)
            return $"{text[0]}{fraction}";
        problem = $"a spreadsheet's rounded number {AsciiFold.Shown(text)}: {fraction.Length + 1} of {places + 1} digits are left, the others are lost";
        return raw;
    }

    /// <summary>"12345.0" as tables of floating-point columns are written.</summary>
    static bool IsWholeNumber(string text, int dot) =>
        dot > 0 && AllDigits(text.AsSpan(0, dot)) && text.AsSpan(dot + 1).IndexOfAnyExcept('0') < 0 && (dot >= 7 || text.Length == dot + 2);

    static bool MayBeTouched(string raw)
    {
        if (raw.Length > 40)
            return false;
        for (int i = 1; i < raw.Length; i++)
            if (raw[i] is 'e' or 'E' or 'Ｅ' or 'ｅ' or '.' or '．' && char.IsDigit(raw[i - 1]))
                return true;
        return false;
    }

    static bool AllDigits(ReadOnlySpan<char> text) => text.Length > 0 && text.IndexOfAnyExceptInRange('0', '9') < 0;
}
