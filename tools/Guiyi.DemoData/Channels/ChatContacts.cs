using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Guiyi.DemoData.Files;
using Guiyi.DemoData.Mess;
using Guiyi.DemoData.People;
using Guiyi.DemoData.Words;

namespace Guiyi.DemoData.Channels;

/// <summary>Contacts of the shop assistants' chat application: a display name, a remark in the assistant's own style, seldom a number.</summary>
static class ChatContacts
{
    static readonly JsonSerializerOptions AsTyped = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Channel Write(Town town, Dice dice)
    {
        var text = new StringBuilder();
        var entities = new List<string?>();
        var broken = new List<int>();
        foreach (Person person in town.People.Where(p => p.UnionId is not null).OrderBy(p => p.Joined))
        {
            string line = Contact(person, dice).ToJsonString(AsTyped);
            text.Append(line).Append('\n');
            entities.Add(person.Id);
            if (entities.Count is not (70 or 130))
                continue;
            text.Append(line.AsSpan(0, line.Length / 2)).Append('\n');
            entities.Add(null);
            broken.Add(entities.Count);
        }
        return new Channel("chat_contacts.jsonl", TextEncodings.Plain.GetBytes(text.ToString()), entities, broken);
    }

    static JsonObject Contact(Person person, Dice dice)
    {
        bool business = person.Employer is not null && dice.Chance(0.6);
        var contact = new JsonObject
        {
            ["external_userid"] = "wm" + dice.Letters(18, PlaceWords.KeyAlphabet),
            ["name"] = dice.Below(10) switch
            {
                < 4 => person.FullName,
                < 7 => person.IsWestern ? person.GivenText : NameMess.Nickname(person, dice),
                < 9 => dice.Pick(NameWords.NickWords),
                _ => person.Surname.Text + (business ? "总" : NameMess.Title(person)),
            },
            ["remark"] = Remark(person, business, dice),
            ["unionid"] = person.UnionId,
        };
        if (dice.Chance(0.3))
            contact["mobile"] = person.PhoneAt(person.Joined);
        if (business)
        {
            contact["corp"] = dice.Chance(0.7) ? person.Employer!.Name : person.Employer!.ShortName;
            contact["position"] = dice.Pick(CompanyWords.Jobs);
        }
        contact["gender"] = dice.Chance(0.3) ? 0 : person.Male ? 1 : 2;
        contact["owner"] = $"S{dice.Between(1, 10):000}-{dice.Between(1, 8):00}";
        contact["add_time"] = Dice.Text(person.Joined, "yyyy-MM-dd HH:mm:ss");
        if (dice.Chance(0.3))
            contact["tags"] = new JsonArray(dice.Pick(ShopWords.ContactTags));
        return contact;
    }

    static string Remark(Person person, bool business, Dice dice)
    {
        string tail = person.PhoneAt(person.Joined)[^4..], place = person.Home.City.Name.TrimEnd('市');
        if (business)
            return $"{person.Employer!.ShortName}-{person.FullName}";
        return dice.Below(8) switch
        {
            0 or 1 => "",
            2 => $"{person.FullName}-{place}",
            3 => $"{person.FullName}{tail}",
            4 => $"{person.Surname.Text}{NameMess.Title(person)}-{place}{person.Home.District.TrimEnd('区')}",
            5 => $"{person.FullName}-{person.PhoneAt(person.Joined)}",
            6 => $"{dice.Between(2024, 2025)}-{person.FullName}-{dice.Pick(ShopWords.Products).Category}",
            _ => person.FullName,
        };
    }
}
