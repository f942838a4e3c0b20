using Guiyi.DemoData.People;

namespace Guiyi.DemoData.Words;

/// <summary>Surnames and the characters of given names, each with its sound.</summary>
static class NameWords
{
    static readonly string[] WeightedSurnames =
        ("王wang14 李li14 张zhang13 刘liu10 陈chen9 杨yang6 黄huang5 赵zhao5 吴wu4 周zhou4 徐xu3 孙sun3 马ma3 朱zhu3 胡hu3 郭guo3 何he3 林lin3 高gao2 罗luo2 " +
        "郑zheng2 梁liang2 谢xie2 宋song2 唐tang2 许xu2 韩han2 冯feng2 邓deng1 曹cao1 彭peng1 曾zeng2 肖xiao1 田tian1 董dong1 潘pan1 袁yuan1 蔡cai1 蒋jiang1 " +
        "余yu1 于yu1 杜du1 叶ye1 程cheng1 魏wei1 苏su1 吕lv1 丁ding1 沈shen1 任ren1 姚yao1 卢lu1 单shan1 仇qiu1 解xie1 区ou1 翟zhai1 欧阳ouyang1 上官shangguan1 诸葛zhuge1").Split(' ');

    public static readonly Word[] Surnames = [.. WeightedSurnames.Select(w => Parse(w.TrimEnd("0123456789".ToCharArray())))];

    public static readonly int[] SurnameWeights = [.. WeightedSurnames.Select(w => int.Parse(string.Concat(w.Where(char.IsAsciiDigit)), System.Globalization.CultureInfo.InvariantCulture))];

    public static readonly Word[] Men = Words(
        "伟wei 强qiang 磊lei 军jun 洋yang 勇yong 杰jie 涛tao 明ming 超chao 刚gang 平ping 辉hui 鹏peng 华hua 飞fei 鑫xin 波bo 斌bin 宇yu 浩hao 凯kai 健jian 俊jun 帆fan " +
        "帅shuai 旭xu 宁ning 龙long 林lin 志zhi 建jian 文wen 国guo 海hai 子zi 泽ze 梓zi 轩xuan 睿rui 博bo 晨chen 嘉jia 东dong 振zhen 永yong 昊hao 彬bin 诚cheng 远yuan");

    public static readonly Word[] Women = Words(
        "芳fang 娜na 敏min 静jing 丽li 艳yan 娟juan 霞xia 燕yan 玲ling 婷ting 雪xue 慧hui 莉li 萍ping 红hong 颖ying 琳lin 倩qian 洁jie 丹dan 蕾lei 薇wei 菲fei 欣xin " +
        "佳jia 晓xiao 思si 雨yu 梦meng 怡yi 雅ya 诗shi 涵han 悦yue 秀xiu 英ying 玉yu 春chun 兰lan 凤feng 梅mei 桂gui 淑shu 美mei 瑶yao 琪qi 萱xuan 妍yan 月yue");

    public static readonly string[] WesternMen = ["Daniel", "Oliver", "Marcus", "Thomas"];
    public static readonly string[] WesternWomen = ["Emily", "Sophie", "Hannah", "Clara"];
    public static readonly string[] WesternSurnames = ["Whitfield", "Hartmann", "Okafor", "Lindqvist", "Moreau", "Castellano"];

    public static readonly string[] NickWords =
        ["小鹿", "晴天", "半夏", "柠檬", "南风", "橙子", "一叶", "小确幸", "木木", "奶茶", "星河", "阿狸", "豆包", "山茶", "云朵", "北城", "糖糖", "清欢"];

    static Word[] Words(string list) => [.. list.Split(' ').Select(Parse)];

    static Word Parse(string word)
    {
        int latin = word.AsSpan().IndexOfAnyInRange('a', 'z');
        return new Word(word[..latin], word[latin..]);
    }
}
