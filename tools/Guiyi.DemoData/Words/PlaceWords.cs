namespace Guiyi.DemoData.Words;

/// <summary>A city with some of its districts.</summary>
sealed record City(string Province, string ProvinceCode, string Name, string AreaCode, int Weight, string[] Districts);

/// <summary>Real cities and districts; roads, estates and stores are invented.</summary>
static class PlaceWords
{
    public static readonly City[] Cities =
    [
        new("浙江省", "33", "杭州市", "0571", 12, ["西湖区", "拱墅区", "滨江区", "萧山区"]),
        new("江苏省", "32", "苏州市", "0512", 8, ["姑苏区", "虎丘区", "吴江区"]),
        new("江苏省", "32", "南京市", "025", 8, ["鼓楼区", "玄武区", "江宁区"]),
        new("上海市", "31", "上海市", "021", 10, ["徐汇区", "闵行区", "浦东新区"]),
        new("北京市", "11", "北京市", "010", 8, ["朝阳区", "海淀区", "丰台区"]),
        new("广东省", "44", "广州市", "020", 7, ["天河区", "越秀区", "番禺区"]),
        new("广东省", "44", "深圳市", "0755", 7, ["南山区", "福田区", "宝安区"]),
        new("四川省", "51", "成都市", "028", 6, ["锦江区", "武侯区", "青羊区"]),
        new("湖北省", "42", "武汉市", "027", 4, ["武昌区", "洪山区", "江岸区"]),
        new("陕西省", "61", "西安市", "029", 4, ["雁塔区", "碑林区", "未央区"]),
        new("山东省", "37", "青岛市", "0532", 3, ["市南区", "崂山区", "城阳区"]),
        new("福建省", "35", "厦门市", "0592", 3, ["思明区", "湖里区", "集美区"]),
        new("辽宁省", "21", "沈阳市", "024", 3, ["和平区", "沈河区", "铁西区"]),
        new("湖南省", "43", "长沙市", "0731", 3, ["岳麓区", "芙蓉区", "雨花区"]),
    ];

    public static readonly string[] Roads =
    [
        "清和路", "望湖街", "松风路", "云锦大道", "梧桐里路", "白鹭街", "书院西路", "长亭路", "水月街", "桐荫路", "春晖路", "石榴巷", "南浦大道",
        "听雨路", "采薇街", "临江东路", "竹溪路", "星桥街", "锦书路", "芦花路", "平章街", "晴川路", "槐安路", "九如街",
    ];

    public static readonly string[] Estates =
    [
        "云栖花园", "听松苑", "锦绣里", "春江府", "明月湾", "玉兰小区", "静园", "枫林雅居", "橡树庄", "荷风苑", "翠微里", "和美家园", "朗月庭",
        "海棠公寓", "银杏湾", "青禾苑", "幸福里", "望山居", "澜庭", "桃源新村",
    ];

    /// <summary>The chain's stores, each in a city.</summary>
    public static readonly (string Store, string City)[] Stores =
    [
        ("杭州望湖店", "杭州市"), ("杭州江晖店", "杭州市"), ("苏州桂花店", "苏州市"), ("南京清凉店", "南京市"), ("上海梧桐店", "上海市"), ("上海云锦店", "上海市"),
        ("北京槐安店", "北京市"), ("广州木棉店", "广州市"), ("深圳海月店", "深圳市"), ("成都芙蓉店", "成都市"),
    ];

    public static readonly string[] MobilePrefixes =
        ["130", "131", "132", "133", "134", "135", "136", "137", "138", "139", "150", "151", "152", "155", "156", "157", "158", "159", "166", "173", "176", "177", "178", "180", "181", "182", "183", "185", "186", "187", "188", "189", "198", "199"];

    public static readonly string[] MailDomains = ["qq.com", "163.com", "126.com", "sina.com"];

    public const string KeyAlphabet = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789_-";
}
