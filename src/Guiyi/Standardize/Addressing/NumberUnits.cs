namespace Guiyi.Standardize.Addressing;

/// <summary>The words after numbers in Chinese addresses.</summary>
static class NumberUnits
{
    // Longest first within the same beginning.
    static readonly (string Word, NumberUnit Unit)[] Words =
    [
        ("号大街", NumberUnit.Name), ("号大道", NumberUnit.Name), ("号公路", NumberUnit.Name), ("号路", NumberUnit.Name), ("号街", NumberUnit.Name),
        ("号桥", NumberUnit.Name), ("号线", NumberUnit.Name), ("号地块", NumberUnit.Name), ("号公馆", NumberUnit.Name), ("号小区", NumberUnit.Name), ("号工业", NumberUnit.Name),
        ("号楼", NumberUnit.Building), ("号搂", NumberUnit.Building), ("号栋", NumberUnit.Building), ("号幢", NumberUnit.Building), ("号座", NumberUnit.Building),
        ("号馆", NumberUnit.Building), ("号厂房", NumberUnit.Building),
        ("号大院", NumberUnit.Yard), ("号院", NumberUnit.Yard),
        ("号单元", NumberUnit.Entrance), ("号门牌", NumberUnit.Number), ("号门面", NumberUnit.Room), ("号门市", NumberUnit.Room), ("号门店", NumberUnit.Room), ("号门", NumberUnit.Entrance), ("号梯", NumberUnit.Entrance),
        ("号房", NumberUnit.Room), ("号室", NumberUnit.Room), ("号商铺", NumberUnit.Room), ("号铺面", NumberUnit.Room), ("号铺", NumberUnit.Room), ("号店面", NumberUnit.Room), ("号店铺", NumberUnit.Room), ("号店", NumberUnit.Room),
        ("号摊位", NumberUnit.Room), ("号摊", NumberUnit.Room), ("号档", NumberUnit.Room), ("号车库", NumberUnit.Room), ("号", NumberUnit.Number),
        ("单元", NumberUnit.Entrance), ("门", NumberUnit.Entrance), ("梯", NumberUnit.Entrance),
        ("#楼", NumberUnit.Building), ("#幢", NumberUnit.Building), ("#栋", NumberUnit.Building), ("#座", NumberUnit.Building), ("#", NumberUnit.Building),
        ("塔楼", NumberUnit.Building), ("塔", NumberUnit.Building), ("懂", NumberUnit.Building), ("撞", NumberUnit.Building), ("幢楼", NumberUnit.Building), ("幢", NumberUnit.Building), ("栋楼", NumberUnit.Building), ("栋", NumberUnit.Building), ("座", NumberUnit.Building),
        ("楼层", NumberUnit.Floor), ("楼", NumberUnit.Floor), ("层楼", NumberUnit.Floor), ("层", NumberUnit.Floor), ("/F", NumberUnit.Floor),
        ("商铺", NumberUnit.Room), ("店面", NumberUnit.Room), ("店铺", NumberUnit.Room), ("室", NumberUnit.Room), ("房间", NumberUnit.Room), ("房", NumberUnit.Room), ("户", NumberUnit.Room), ("铺", NumberUnit.Room), ("档", NumberUnit.Room), ("摊位", NumberUnit.Room),
        ("支弄", NumberUnit.Lane), ("弄", NumberUnit.Lane), ("巷", NumberUnit.Alley),
        ("村民小组", NumberUnit.Group), ("村民组", NumberUnit.Group), ("小组", NumberUnit.Group), ("组团", NumberUnit.Name), ("组", NumberUnit.Group), ("社区", NumberUnit.Name), ("社", NumberUnit.Group), ("小队", NumberUnit.Group), ("生产队", NumberUnit.Group), ("大队", NumberUnit.Name), ("队", NumberUnit.Group),
        ("期", NumberUnit.Name), ("区", NumberUnit.Name), ("街道", NumberUnit.Name), ("街", NumberUnit.Aisle), ("路", NumberUnit.Name), ("大道", NumberUnit.Name), ("大街", NumberUnit.Name), ("里", NumberUnit.Name), ("村", NumberUnit.Name),
        ("条", NumberUnit.Name), ("段", NumberUnit.Name), ("道", NumberUnit.Name), ("米", NumberUnit.Name), ("公里", NumberUnit.Name), ("国道", NumberUnit.Name), ("省道", NumberUnit.Name), ("县道", NumberUnit.Name), ("排", NumberUnit.Name),
    ];

    /// <summary>The unit that <paramref name="rest"/>, the text behind a number, starts with, and its length; None and 0 where there is none.</summary>
    internal static NumberUnit At(ReadOnlySpan<char> rest, out int length)
    {
        length = 0;
        if (rest.Length == 0)
            return NumberUnit.None;
        char first = rest[0];
        foreach ((string word, NumberUnit unit) in Words)
        {
            if (word[0] != first || !rest.StartsWith(word, StringComparison.Ordinal))
                continue;
            // 12号门诊部, 3号门口: no entrance.
            if (word[^1] == '门' && rest.Length > word.Length && rest[word.Length] is '诊' or '市' or '面' or '店' or '卫' or '口')
                continue;
            length = word.Length;
            return unit;
        }
        return NumberUnit.None;
    }
}
