using System.Collections.Frozen;
using Guiyi.Internals;

namespace Guiyi.Standardize;

/// <summary>Repairs slips of typing that have one plausible meaning. Works on folded lower-case text.</summary>
static class EmailRepairs
{
    static readonly FrozenDictionary<string, string> Slips = ReferenceData.Lines("contact/email-slips.csv")
        .Skip(1)
        .Select(line => line.Split(','))
        .ToFrozenDictionary(fields => fields[0], fields => fields[1]);

    /// <summary>Providers by whose domain an address can be told although its '@' is missing or is another key.</summary>
    static readonly string[] Providers =
    [
        "vip.qq.com", "qq.com", "vip.163.com", "163.com", "126.com", "139.com", "189.cn", "yeah.net", "foxmail.com", "sina.com", "sina.cn", "sohu.com",
        "aliyun.com", "gmail.com", "hotmail.com", "outlook.com", "icloud.com", "yahoo.com", "live.com", "msn.com", "tom.com", "21cn.com", "wo.cn",
    ];

    static readonly string[] Separators = ["(at)", "[at]", "#", "!", "$", "&", "^", "·", "◎", "在"];

    /// <summary>The two domain spellings of one mail service.</summary>
    static readonly FrozenDictionary<string, string> SameService = new Dictionary<string, string>
    {
        ["googlemail.com"] = "gmail.com",
        ["me.com"] = "icloud.com",
        ["mac.com"] = "icloud.com",
    }.ToFrozenDictionary();

    static readonly string[] NoEndings = ["con", "cmo", "ocm", "comm", "coom", "conm", "vom", "xom", "cpm", "cim", "c0m", "ccom", "com1", "comcom", "co m"];

    /// <summary>The address in a text: label, display name, brackets, blanks and slips removed. Not yet checked.</summary>
    public static string Repair(string text)
    {
        string address = TakeAddress(text);
        if (!address.Contains('@', StringComparison.Ordinal))
            address = WithAt(address);
        address = address.Replace("@@", "@", StringComparison.Ordinal).Replace("@.", "@", StringComparison.Ordinal).Replace(".@", "@", StringComparison.Ordinal);
        int at = address.IndexOf('@', StringComparison.Ordinal);
        if (at < 0)
            return address;
        string local = Dots(address[..at]);
        return $"{local}@{Domain(address[(at + 1)..])}";
    }

    /// <summary>Where mail to an address ends up.</summary>
    public static string Mailbox(string local, string domain)
    {
        domain = SameService.GetValueOrDefault(domain, domain);
        if (!System.Text.Ascii.IsValid(local))
            local = LatinLetters.WithoutAccents(local);
        int plus = local.IndexOf('+', StringComparison.Ordinal);
        if (plus > 0)
            local = local[..plus];
        if (domain == "gmail.com" && local.Replace(".", "", StringComparison.Ordinal) is { Length: > 0 } undotted)
            local = undotted;
        return $"{local}@{domain}";
    }

    /// <summary>True where the domain is one of two spellings of a service, or the service ignores dots: then mailbox and address differ.</summary>
    public static bool HasAliases(string domain) => domain == "gmail.com" || SameService.ContainsKey(domain);

    static string TakeAddress(string text)
    {
        int open = text.IndexOf('<', StringComparison.Ordinal), close = text.IndexOf('>', StringComparison.Ordinal);
        if (open >= 0 && text.IndexOf('@', open) > 0)
            text = text[(open + 1)..(close > open ? close : text.Length)];
        int label = text.LastIndexOf(':');
        if (label >= 0)
            text = text[(label + 1)..];
        return WithoutBlanks(text).Trim('.', ',', ';', '\'', '"', '<', '>', '(', ')', '[', ']', '、');
    }

    static string WithoutBlanks(string text) => text.Contains(' ', StringComparison.Ordinal) ? text.Replace(" ", "", StringComparison.Ordinal) : text;

    static string WithAt(string address)
    {
        foreach (string provider in Providers)
        {
            if (!address.EndsWith(provider, StringComparison.Ordinal))
                continue;
            string local = address[..^provider.Length];
            foreach (string separator in Separators)
                if (local.EndsWith(separator, StringComparison.Ordinal))
                    return $"{local[..^separator.Length]}@{provider}";
            bool isSite = local.Length == 0 || local[^1] is '.' or '/' || local.StartsWith("www", StringComparison.Ordinal);
            return isSite ? address : $"{local}@{provider}";
        }
        foreach (string separator in Separators[..2])
            address = address.Replace(separator, "@", StringComparison.Ordinal);
        return address;
    }

    /// <summary>The domain with its slips repaired: the same text where there are none.</summary>
    public static string Domain(string domain)
    {
        domain = Dots(domain.Replace(',', '.').Replace('、', '.').Replace("。", ".", StringComparison.Ordinal).Replace(';', '.')).TrimEnd('.', '/', '\\');
        int dot = domain.LastIndexOf('.');
        if (dot > 0 && NoEndings.AsSpan().Contains(domain[(dot + 1)..]))
            domain = domain[..dot] + ".com";
        return Slips.GetValueOrDefault(domain, domain);
    }

    static string Dots(string text)
    {
        while (text.Contains("..", StringComparison.Ordinal))
            text = text.Replace("..", ".", StringComparison.Ordinal);
        return text.Trim('.');
    }
}
