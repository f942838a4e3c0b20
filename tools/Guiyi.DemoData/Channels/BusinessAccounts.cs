using Guiyi.DemoData.Files;
using Guiyi.DemoData.Mess;
using Guiyi.DemoData.People;
using Guiyi.DemoData.Words;

namespace Guiyi.DemoData.Channels;

/// <summary>Business customers as the sales people entered them: most companies more than once, under more than one spelling.</summary>
static class BusinessAccounts
{
    public static Channel Write(Town town, Dice dice)
    {
        var file = new DelimitedFile("business_accounts.csv", TextEncodings.WithMark, "\r\n", "客户编号", "企业名称", "统一社会信用代码", "联系人", "职务", "联系电话", "地址", "行业", "上级单位", "建档日期");
        var entries = new List<(Company Company, Person? Contact, DateTime When)>();
        foreach (Company company in town.Companies)
        {
            int times = dice.Pick([1, 2, 3, 4], [30, 38, 22, 10]);
            for (int i = 0; i < times; i++)
                entries.Add((company, company.Contacts.Count > 0 && dice.Chance(0.85) ? dice.Pick(company.Contacts) : null, dice.Moment(Town.Begin, Town.End)));
        }
        foreach ((Company company, Person? contact, DateTime when) in entries.OrderBy(e => e.When).ThenBy(e => e.Company.Id, StringComparer.Ordinal))
        {
            string[] row = Row(company, contact, when, dice);
            file.Add(contact?.Id ?? company.Id, row);
            if (file.Count is 30 or 75)
                file.AddBroken(file.Count == 30 ? 0 : 1, row);
        }
        return file.Close();
    }

    static string[] Row(Company company, Person? contact, DateTime when, Dice dice) =>
    [
        "QY" + dice.Digits(6),
        Name(company, dice),
        dice.Below(20) switch { < 7 => "", 7 => Slip(company.CreditCode, dice), 8 => company.CreditCode.ToLowerInvariant(), _ => company.CreditCode },
        contact is null ? "" : dice.Chance(0.15) ? contact.Surname.Text + (contact.IsWestern ? "" : "经理") : contact.FullName,
        contact is not null && dice.Chance(0.6) ? dice.Pick(CompanyWords.Jobs) : "",
        contact is not null && dice.Chance(0.6) ? PhoneMess.Form(contact.PhoneAt(when), dice) : dice.Chance(0.12) ? $"{company.Phone}-{dice.Between(801, 830)}" : company.Phone,
        dice.Chance(0.85) ? company.Address : "",
        dice.Chance(0.8) ? company.Industry : "",
        company.Parent is { } parent && dice.Chance(0.5) ? parent.Name : "",
        Dice.Text(when, "yyyy-MM-dd"),
    ];

    static string Name(Company company, Dice dice) => dice.Below(12) switch
    {
        0 when company.Parent is null => company.ShortName,
        1 => company.Name.Replace('（', '(').Replace('）', ')'),
        2 => company.Name.Replace("有限公司", "公司", StringComparison.Ordinal),
        3 => company.Name + " ",
        4 => company.Name.Replace("股份有限公司", "有限公司", StringComparison.Ordinal),
        5 when !company.Name.Contains("股份", StringComparison.Ordinal) => company.Name.Replace("有限公司", "有限责任公司", StringComparison.Ordinal),
        _ => company.Name,
    };

    /// <summary>One character wrong: the check character no longer fits.</summary>
    static string Slip(string code, Dice dice)
    {
        int at = dice.Between(9, 15);
        char wrong = code[at] == '7' ? '1' : '7';
        return code[..at] + wrong + code[(at + 1)..];
    }
}
