namespace Guiyi.Standardize.Addressing;

/// <summary>Folds the ways of writing the same characters: widths, dashes, blanks, traditional forms.</summary>
static class AddressText
{
    // Only characters that addresses use often; pairs of traditional and simplified form.
    const string TraditionalPairs =
        "號号樓楼區区縣县鎮镇鄉乡東东陽阳蘇苏廣广龍龙門门灣湾臺台島岛嶺岭溝沟橋桥園园莊庄戶户層层單单棟栋衖弄衚胡衕同馬马鳥鸟魚鱼" +
        "風风雲云華华國国際际財财貿贸業业廠厂開开發发經经濟济術术產产學学醫医醫医院院銀银錢钱鐵铁鋼钢錦锦綠绿紅红藍蓝黃黄長长"
        + "興兴義义寧宁瀋沈遼辽濱滨貴贵陝陕肅肃內内滬沪瓊琼廈厦漢汉漳漳連连運运達达遠远進进過过還还無无錫锡揚扬鹽盐棗枣濰潍"
        + "萊莱聊聊煙烟臨临鄭郑許许許许洛洛鶴鹤爾尔濃浓潔洁營营齊齐慶庆壽寿歲岁專专賣卖場场環环線线鐘钟鍾钟鎖锁錄录鏡镜鑫鑫"
        + "銅铜鑽钻雞鸡離离難难電电靈灵韓韩頂顶順顺頓顿頭头題题願愿顧顾飛飞館馆駐驻駿骏騰腾驛驿麗丽麥麦齡龄龜龟倫伦側侧儲储"
        + "億亿優优儀仪傑杰備备僑侨價价勝胜勞劳動动務务勵励勛勋匯汇協协嚴严啟启圍围圖图團团堅坚堯尧報报塢坞塊块壩坝墾垦夢梦"
        + "奧奥婁娄孫孙實实審审寶宝將将導导屆届屬属岡冈岳岳峽峡崗岗嶽岳巖岩帥帅帶带師师庫库應应廟庙廬庐廠厂彌弥後后從从徑径"
        + "恆恒惠惠愛爱憲宪懷怀戰战擁拥據据攝摄敘叙斷断時时晉晋曉晓書书會会條条楊杨楓枫榮荣構构槍枪樂乐標标樹树機机橫横檔档"
        + "檢检欄栏權权歐欧歷历歸归殼壳氣气決决沖冲況况涇泾淺浅淵渊溫温準准滿满漁渔澤泽澗涧濤涛瀘泸瀏浏瀾澜灘滩災灾爐炉爾尔"
        + "牆墙獅狮獨独獲获現现瑪玛瓏珑畢毕畫画異异當当監监盤盘盧卢眾众礦矿禮礼種种稱称穩稳窩窝競竞筆笔節节範范築筑簡简糧粮"
        + "紀纪約约純纯紗纱紙纸級级紡纺紫紫細细終终組组結结絡络給给統统經经維维網网緣缘緻致縱纵總总績绩織织繞绕續续聖圣聯联聲声"
        + "職职肅肃膠胶舊旧艦舰艷艳葉叶蓮莲蔣蒋薩萨藝艺蘆芦蘭兰處处蟲虫衛卫裝装裡里裏里製制複复見见規规視视親亲覽览觀观計计訊讯"
        + "訓训記记設设評评詩诗話话認认語语誠诚說说誼谊調调談谈請请論论講讲謝谢識识證证護护讓让豐丰豬猪貝贝負负貢贡貨货費费貿贸"
        + "賀贺資资賓宾質质賢贤賽赛贊赞趙赵跡迹車车軍军軒轩軟软軸轴載载輕轻輝辉輪轮輸输轉转辦办農农遊游遞递適适選选遺遗邊边邏逻"
        + "郵邮鄧邓鄰邻醬酱釀酿鋒锋鋪铺錢钱鎢钨鏈链閃闪閉闭間间閣阁閩闽閱阅闊阔隊队階阶隨随險险隱隐隴陇雖虽雙双雜杂霧雾靜静韋韦"
        + "項项須须預预領领頻频顏颜類类顯显飄飘飯饭飲饮餅饼餐餐驗验駕驾鬥斗鴻鸿鵬鹏鷹鹰鹿鹿麼么黨党齒齿邨村邨村堃坤寜宁衆众"
        + "納纳別别敦敦滙汇羣群峯峰甦苏巿市荃荃葵葵觀观衹只彎弯壢坜蘆芦鳳凤蓋盖薈荟蘇苏蘋苹荊荆莆莆藥药聯联聚聚苗苗蘭兰蔔卜薊蓟鄒邹鄺邝";

    static readonly char[] Folded = BuildFolding();

    /// <summary>The text with half-width letters, plain dashes and blanks, and simplified characters; same length or shorter.</summary>
    internal static string Normalize(string raw)
    {
        int first = 0;
        while (first < raw.Length && Folded[raw[first]] == raw[first])
            first++;
        if (first == raw.Length)
            return raw;
        return string.Create(raw.Length, (raw, first), static (target, source) =>
        {
            source.raw.AsSpan(0, source.first).CopyTo(target);
            for (int i = source.first; i < target.Length; i++)
                target[i] = Folded[source.raw[i]];
        });
    }

    /// <summary>True for a character of Chinese writing.</summary>
    internal static bool IsChinese(char c) => c is >= '\u4e00' and <= '\u9fff' or '\u3007' or (>= '\u3400' and <= '\u4dbf');

    static char[] BuildFolding()
    {
        var folded = new char[char.MaxValue + 1];
        for (int c = 0; c < folded.Length; c++)
            folded[c] = c switch
            {
                >= 0xFF01 and <= 0xFF5E => (char)(c - 0xFEE0),
                < 0x20 or 0x7F or 0x85 or 0xA0 or 0x3000 or 0x2028 or 0x2029 or 0xFEFF or (>= 0x2000 and <= 0x200F) => ' ',
                (>= 0x2010 and <= 0x2015) or 0x2212 or 0x30FC or 0x301C or 0x2500 or 0x2501 => '-',
                0x3001 or 0x3002 => ',',
                0x3010 => '[',
                0x3011 => ']',
                0x2018 or 0x2019 => '\'',
                0x201C or 0x201D or 0x300C or 0x300D => '"',
                >= 0xD800 and <= 0xDFFF => (char)c,
                _ => (char)c,
            };
        folded['～'] = '-';
        for (int i = 0; i < TraditionalPairs.Length; i += 2)
            folded[TraditionalPairs[i]] = TraditionalPairs[i + 1];
        return folded;
    }
}
