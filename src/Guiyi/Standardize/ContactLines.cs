using System.Collections.Frozen;
using Guiyi.Internals;
using Guiyi.Standardize.Names;

namespace Guiyi.Standardize;

/// <summary>What a line with name, phone and address in one says, in any order.</summary>
/// <param name="Name">The person, or null.</param>
/// <param name="Phone">The telephone number as it is written, or null.</param>
/// <param name="Address">What remains, the address; empty where nothing does.</param>
sealed record ContactLine(PersonName? Name, string? Phone, string Address);

/// <summary>Lines as people copy them from a parcel: 张伟 13800138000 北京市朝阳区…, 收件人：张伟 电话：… 地址：….</summary>
static class ContactLines
{
    const int LongestName = 4;

    static readonly string[] Labels =
        ["收货人姓名", "收件人姓名", "收货人", "收件人", "联系人", "客户", "姓名", "收货地址", "收件地址", "详细地址", "所在地区", "地址", "联系电话", "联系方式", "手机号码", "手机号", "手机", "电话"];

    static readonly FrozenSet<string> AllLabels = Labels.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Takes a line apart.</summary>
    public static ContactLine Parse(string raw)
    {
        string text = Widths.Fold(raw);
        (int start, int end) = MobileNumbers.Find(text);
        string? phone = end > start ? text[start..end] : null;
        List<string> pieces = Pieces(phone is null ? text : $"{text[..start]}|{text[end..]}");
        int who = pieces.FindIndex(IsName);
        PersonName? name = who < 0 ? null : PersonNames.Parse(pieces[who]).Value;
        if (who >= 0)
            pieces.RemoveAt(who);
        return new ContactLine(name, phone, string.Join(' ', pieces));
    }

    static List<string> Pieces(string text)
    {
        var pieces = new List<string>();
        foreach (string piece in text.Split([' ', ',', ';', '|', '/', ':', '、', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries))
            if (!AllLabels.Contains(piece))
                pieces.Add(WithoutLabel(piece));
        return pieces;
    }

    static string WithoutLabel(string piece)
    {
        foreach (string label in Labels)
            if (piece.Length >= label.Length + 2 && piece.StartsWith(label, StringComparison.Ordinal))
                return piece[label.Length..];
        return piece;
    }

    static bool IsName(string piece) =>
        piece.Length is >= 2 and <= LongestName && piece.AsSpan().IsHan() && !Names.Places.IsKnown(piece) && PersonNames.Parse(piece).Value is { Surname: not null };
}
