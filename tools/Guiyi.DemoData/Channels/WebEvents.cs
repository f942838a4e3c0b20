using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Guiyi.DemoData.Files;
using Guiyi.DemoData.People;
using Guiyi.DemoData.Words;

namespace Guiyi.DemoData.Channels;

/// <summary>What was looked at and put into carts, by device; only some events know a member or a chat account.</summary>
static class WebEvents
{
    public static Channel Write(Town town, Dice dice)
    {
        var text = new StringBuilder();
        var entities = new List<string?>();
        foreach ((Person person, DateTime when) in Visits.Of(town.People.Where(p => p.Device is not null), 0.7, dice))
        {
            bool member = person.MemberNumber is not null && dice.Chance(0.45), chat = person.UnionId is not null && dice.Chance(0.35);
            text.Append(Event(person, when, member, chat, dice).ToJsonString(JsonSerializerOptions.Default)).Append('\n');
            entities.Add(member || chat ? person.Id : null);
        }
        return new Channel("web_events.jsonl", TextEncodings.Plain.GetBytes(text.ToString()), entities, []);
    }

    static JsonObject Event(Person person, DateTime when, bool member, bool chat, Dice dice)
    {
        string kind = dice.Pick(["view", "add_to_cart", "favorite"], [70, 24, 6]);
        var happened = new JsonObject
        {
            ["event"] = kind,
            ["time"] = Dice.Text(when, "yyyy-MM-ddTHH:mm:ss"),
            ["device_id"] = person.Device,
            ["sku"] = dice.Pick(ShopWords.Products).Sku,
        };
        if (kind == "add_to_cart")
            happened["qty"] = dice.Pick([1, 2], [85, 15]);
        if (member)
            happened["member_no"] = person.MemberNumber;
        if (chat)
            happened["unionid"] = person.UnionId;
        happened["ch"] = dice.Pick(["mini", "app", "pc"], [60, 30, 10]);
        return happened;
    }
}
