namespace Guiyi.Ingest;

/// <summary>What the sampled values of a column look like: shares of the filled values, 0..1.</summary>
sealed class ColumnShape
{
    readonly HashSet<string> distinct = new(StringComparer.Ordinal);
    int phones, emails, dates, idNumbers, creditCodes, hanNames, organizations, addresses, numbers, accounts, genders, latinWords, nameForms, givenNames, latin, thingWords, contactLines;
    long length, words;

    /// <summary>Sampled rows, filled ones, and the distinct values among them.</summary>
    public int Rows { get; private set; }

    public int Filled { get; private set; }

    public int Distinct => distinct.Count;

    public IEnumerable<string> Values => distinct;

    public double Phones => Share(phones);
    public double Emails => Share(emails);
    public double Dates => Share(dates);
    public double IdNumbers => Share(idNumbers);
    public double CreditCodes => Share(creditCodes);
    public double HanNames => Share(hanNames);
    public double Organizations => Share(organizations);
    public double Addresses => Share(addresses);
    public double Numbers => Share(numbers);
    public double ContactLines => Share(contactLines);
    public double Accounts => Share(accounts);
    public double Genders => Share(genders);
    public double LatinWords => Share(latinWords);

    /// <summary>Of the values in Latin letters, those that are formed like a person's name, two to four words without digits; and those with a known given name.</summary>
    public double NameForms => latin == 0 ? 1 : (double)nameForms / latin;
    public double GivenNames => latin == 0 ? 1 : (double)givenNames / latin;
    /// <summary>Of the values in Latin letters, those with a word that names of things have and names of people have not.</summary>
    public double ThingWords => latin == 0 ? 0 : (double)thingWords / latin;
    public double Latin => Share(latin);
    public double MeanWords => Share((int)Math.Min(words, int.MaxValue));
    public double MeanLength => Share((int)Math.Min(length, int.MaxValue));
    public double DistinctShare => Filled == 0 ? 0 : (double)distinct.Count / Filled;

    double Share(int part) => Filled == 0 ? 0 : (double)part / Filled;

    public void Add(ReadOnlySpan<char> raw)
    {
        Rows++;
        ReadOnlySpan<char> value = raw.Trim();
        if (value.Length == 0 || value is "-" or "无" or "NULL" or "null" or "N/A" or "NaN")
            return;
        Filled++;
        length += value.Length;
        if (value.Length <= 200)
            distinct.Add(value.ToString());
        Count(value);
    }

    void Count(ReadOnlySpan<char> value)
    {
        (int digits, int letters, int han, int masks, int others) = Characters(value);
        CountWords(value, digits, letters, han);
        bool mail = value.IndexOfAny('@', '＠') > 0;
        if (mail)
            emails++;
        if (IsDate(value, digits, letters, han))
            dates++;
        else if (!mail && IsPhone(value, digits, letters, han, masks))
            phones++;
        if (IsIdNumber(value, digits, letters, masks))
            idNumbers++;
        if (value.Length == 18 && digits + letters == 18 && letters >= 1 && value[0] is '9' or '1' or '5' && !IsIdNumber(value, digits, letters, masks))
            creditCodes++;
        if (han is >= 2 and <= 4 && digits + letters == 0 && others <= 1)
            hanNames++;
        if (LooksLikeOrganization(value))
            organizations++;
        if (LooksLikeAddress(value, digits, han))
            addresses++;
        if (IsContactLine(value, han))
            contactLines++;
        if (digits > 0 && letters + han == 0 && others <= 2)
            numbers++;
        if (digits + letters >= 5 && han == 0 && others <= 2 && value.IndexOf(' ') < 0)
            accounts++;
        if (value is "男" or "女" or "M" or "F" or "m" or "f" or "Male" or "Female" or "male" or "female" or "MALE" or "FEMALE")
            genders++;
        if (letters > 0 && digits + han == 0)
            latinWords++;
    }

    void CountWords(ReadOnlySpan<char> value, int digits, int letters, int han)
    {
        int count = 0;
        bool given = false, thing = false;
        foreach (Range range in value.SplitAny(' ', ',', '.'))
        {
            ReadOnlySpan<char> word = value[range];
            if (word.IsEmpty)
                continue;
            count++;
            given |= GivenNameWords.Contains(word);
            thing |= Ingest.ThingWords.Contains(word);
        }
        words += count;
        if (letters == 0 || han > 0)
            return;
        latin++;
        givenNames += given ? 1 : 0;
        thingWords += thing ? 1 : 0;
        nameForms += digits == 0 && count is >= 2 and <= 4 && value.IndexOfAny("&()\":;!?#+") < 0 && !value.EndsWith("'s") && value.IndexOf("'s ") < 0 ? 1 : 0;
    }

    static (int Digits, int Letters, int Han, int Masks, int Others) Characters(ReadOnlySpan<char> value)
    {
        int digits = 0, letters = 0, han = 0, masks = 0, others = 0;
        foreach (char c in value)
        {
            if (char.IsAsciiDigit(c) || c is >= '０' and <= '９')
                digits++;
            else if (c is '*' or '＊')
                masks++;
            else if (c is >= '\u3400' and <= '\u9fff')
                han++;
            else if (char.IsLetter(c))
                letters++;
            else
                others++;
        }
        return (digits, letters, han, masks, others);
    }

    static bool IsPhone(ReadOnlySpan<char> value, int digits, int letters, int han, int masks)
    {
        if (letters > 3 || han > 2 || digits + masks < 7 || digits + masks > 22 || IsDecimal(value))
            return false;
        if (masks is >= 3 and <= 6)
            return digits >= 4;
        ReadOnlySpan<char> bare = value.TrimStart("'+＋( ");
        bool mobile = bare.Length > 1 && Folded(bare[0]) == '1' && Folded(bare[1]) is >= '3' and <= '9' && digits == 11;
        bool prefixed = value[0] is '+' or '＋' or '(' or '0' or '０' || (bare.StartsWith("86") && digits >= 13);
        bool grouped = value.IndexOfAny('-', ' ', '.') > 0 && digits is >= 7 and <= 15;
        return mobile || (prefixed && digits is >= 9 and <= 20) || grouped;
    }

    /// <summary>Digits with one point among them and nothing else, such as a latitude.</summary>
    static bool IsDecimal(ReadOnlySpan<char> value)
    {
        ReadOnlySpan<char> bare = value.TrimStart("+-");
        int point = bare.IndexOf('.');
        return point > 0 && point < bare.Length - 1 && bare[..point].IndexOfAnyExceptInRange('0', '9') < 0 && bare[(point + 1)..].IndexOfAnyExceptInRange('0', '9') < 0;
    }

    static char Folded(char c) => c is >= '０' and <= '９' ? (char)(c - '０' + '0') : c;

    static bool IsIdNumber(ReadOnlySpan<char> value, int digits, int letters, int masks) =>
        value.Length == 18 && letters <= 1 && digits + letters + masks == 18 && (masks > 0 || IsYear(value[6..10]))
        && (letters == 0 || value[17] is 'x' or 'X');

    static bool IsYear(ReadOnlySpan<char> value) => int.TryParse(value, out int year) && year is > 1880 and < 2100;

    static bool IsDate(ReadOnlySpan<char> value, int digits, int letters, int han)
    {
        // +33 68 3474908 is written like a date, too.
        if (value.Length is < 6 or > 34 || digits < 4 || value[0] is '+' or '＋')
            return false;
        if (value.Contains("年", StringComparison.Ordinal))
            return digits is >= 4 and <= 14;
        if (letters > 9 || han > 2)
            return false;
        if (digits == value.Length)
            return digits is 8 or 14 && IsYear(value[..4]) && int.Parse(value[4..6]) is >= 1 and <= 12 && int.Parse(value[6..8]) is >= 1 and <= 31;
        int first = value.IndexOfAny("-/. ");
        if (first is < 1 or > 4)
            return false;
        int second = value[(first + 1)..].IndexOfAny("-/. ");
        if (second is < 1 or > 3 && !(second is > 3 and < 10 && letters > 2))
            return false;
        return first == 4 ? IsYear(value[..4]) : value.Length - first - second - 2 is >= 2;
    }

    static readonly string[] OrganizationWords =
        ["公司", "集团", "经营部", "工作室", "事务所", "合作社", "银行", "商行", "酒店", "医院", "学校", "厂", " ltd", " inc", " llc", " gmbh", " corp", " co.", " limited", " plc"];

    static bool LooksLikeOrganization(ReadOnlySpan<char> value)
    {
        foreach (string word in OrganizationWords)
            if (value.Length > 3 && value.Contains(word, StringComparison.OrdinalIgnoreCase))
                return true;
        return false;
    }

    static readonly string[] RoadWords =
        [" st", " street", " rd", " road", " ave", " avenue", " ln", " lane", " dr", " drive", " blvd", " boulevard", " way", " court", " ct", " place", " pl", " square", " highway", " hwy", " parade", " crescent", "straße", "strasse", "rue ", "via ", "calle ", "avenida ", "jalan "];

    static bool HasRoadWord(ReadOnlySpan<char> value)
    {
        foreach (string word in RoadWords)
            if (value.IndexOf(word, StringComparison.OrdinalIgnoreCase) is >= 0 and int at && (at + word.Length == value.Length || word[^1] == ' ' || !char.IsLetter(value[at + word.Length])))
                return true;
        return false;
    }

    /// <summary>A Chinese mobile number, and an address's worth of Chinese characters around it.</summary>
    static bool IsContactLine(ReadOnlySpan<char> value, int han)
    {
        if (han < 6 || value.IndexOfAny("路街道巷弄村镇區区縣县號号栋幢室楼") < 0)
            return false;
        (int start, int end) = Internals.MobileNumbers.Find(value);
        return end > start;
    }

    static bool LooksLikeAddress(ReadOnlySpan<char> value, int digits, int han)
    {
        if (han >= 5)
            return value.IndexOfAny("路街道巷弄村镇區区縣县號号") > 0 && (digits > 0 || value.Length > 8);
        if (digits == 0 || han > 0 || value.Length <= 12 || value.IndexOf(' ') < 0 || value.IndexOf(' ') == value.LastIndexOf(' '))
            return false;
        // 12 Main ... or a word for a road; with a comma, the place behind it.
        bool numberFirst = char.IsAsciiDigit(value[0]) && value.IndexOfAnyExceptInRange('0', '9') is > 0 and < 6 and int end && value[end] is ' ' or ',' or '-';
        return numberFirst || HasRoadWord(value) || (value.IndexOf(',') > 0 && char.IsAsciiDigit(value[^1]));
    }
}
