using System.Globalization;
using System.Text;

namespace Guiyi.Standardize.Names;

/// <param name="Text">A piece between separators.</param>
/// <param name="Bracketed">It stood in brackets.</param>
/// <param name="AfterBlank">Only a blank separates it from the piece before.</param>
/// <param name="Attached">It stood in brackets right behind the piece before.</param>
/// <param name="BehindBracket">It stood right behind a closing bracket.</param>
readonly record struct RemarkPiece(string Text, bool Bracketed, bool AfterBlank, bool Attached, bool BehindBracket)
{
    const string Opening = "([{<【〔「『《〈";
    const string Closing = ")]}>】〕」』》〉";

    /// <summary>Cuts a folded remark at hyphens, blanks, slashes, other punctuation, symbols and brackets.</summary>
    public static List<RemarkPiece> Split(string text)
    {
        var pieces = new List<RemarkPiece>();
        var piece = new StringBuilder();
        bool bracketed = false, attached = false, blank = false, behind = false;
        void Cut()
        {
            string word = piece.ToString().Trim('.', '\'', '·');
            if (word.Length > 0)
                pieces.Add(new RemarkPiece(word, bracketed, blank && pieces.Count > 0, attached && bracketed, behind && !bracketed));
            piece.Clear();
        }
        for (int i = 0; i < text.Length; i++)
        {
            char character = text[i];
            if (IsKept(text, ref i, piece) || IsInnerHyphen(text, i, piece))
                continue;
            bool wasPiece = piece.Length > 0;
            Cut();
            bool opens = Opening.Contains(character, StringComparison.Ordinal), closes = Closing.Contains(character, StringComparison.Ordinal);
            attached = opens ? wasPiece : !closes && !opens && bracketed && attached;
            blank = character == ' ' && (wasPiece || blank);
            behind = closes;
            if (opens || closes)
                bracketed = opens;
        }
        Cut();
        return Join(pieces);
    }

    /// <summary>Appends letters, digits and the signs inside names; false for everything that separates.</summary>
    static bool IsKept(string text, ref int position, StringBuilder piece)
    {
        char character = text[position];
        if (char.IsSurrogate(character))
        {
            if (!char.IsHighSurrogate(character) || position + 1 == text.Length || !char.IsLowSurrogate(text[position + 1]) || !Rune.IsLetter(new Rune(character, text[position + 1])))
                return false;
            piece.Append(character).Append(text[++position]);
            return true;
        }
        if (!char.IsLetterOrDigit(character) && character is not ('.' or '\'' or '·' or '&') && char.GetUnicodeCategory(character) != UnicodeCategory.NonSpacingMark)
            return false;
        piece.Append(character);
        return true;
    }

    // Hsiao-yao, Jean-Luc; but Lily-VIP.
    static bool IsInnerHyphen(string text, int position, StringBuilder piece)
    {
        if (text[position] != '-' || piece.Length == 0 || !LatinLetters.IsLatin(piece[^1]))
            return false;
        int end = position + 1;
        while (end < text.Length && LatinLetters.IsLatin(text[end]))
            end++;
        if (end == position + 1 || RemarkReading.IsNote(text[(position + 1)..end]))
            return false;
        piece.Append('-');
        return true;
    }

    /// <summary>Puts together what only blanks took apart: 蔡 敏, Tom 王, Robert Smith.</summary>
    static List<RemarkPiece> Join(List<RemarkPiece> pieces)
    {
        var joined = new List<RemarkPiece>();
        foreach (RemarkPiece piece in pieces)
            if (piece.AfterBlank && joined.Count > 0 && piece.Bracketed == joined[^1].Bracketed && Belong(joined[^1].Text, piece.Text))
                joined[^1] = joined[^1] with { Text = joined[^1].Text + " " + piece.Text };
            else
                joined.Add(piece);
        return joined;
    }

    static bool Belong(string left, string right)
    {
        if (RemarkReading.IsNote(left) || RemarkReading.IsNote(right) || left.Any(char.IsAsciiDigit) || right.Any(char.IsAsciiDigit))
            return false;
        bool leftHan = left.AsSpan().ContainsHan(), rightHan = right.AsSpan().ContainsHan();
        if (!leftHan && !rightHan)
            return true;
        if (leftHan && rightHan)
            return left.Length == 1 && right.Length <= 2 && Surnames.Share(left[0]) > 0 || Surnames.StartsWithCompound(left) && left.Length == 2 && right.Length <= 2;
        return (leftHan ? left : right).Length == 1;
    }
}
