using Guiyi.Internals;
using Guiyi.Standardize.Names;

namespace Guiyi.Standardize;

/// <summary>Free remarks that sales and service people type on contacts: 王小姐-朝阳-VIP, 陈丹 13351918450, 曾哥(5715), 宏达建材（合肥）-刘玉霞.</summary>
public static class ContactRemarks
{
    const int LongestText = 300;

    /// <summary>Takes a remark apart. Any text gives a remark, an empty one where there is nothing in it; of a text above 300 characters the beginning is read.</summary>
    public static ContactRemark Parse(string raw)
    {
        ArgumentNullException.ThrowIfNull(raw);
        string folded = LatinLetters.Compose(Widths.Fold(raw.Length > LongestText ? raw[..LongestText] : raw));
        string text = Traditional.ToSimplified(folded);
        var numbers = new RemarkNumbers();
        List<RemarkPiece> pieces = RemarkPiece.Split(numbers.Take(text));
        return new RemarkReading(pieces).ToRemark(numbers);
    }
}
