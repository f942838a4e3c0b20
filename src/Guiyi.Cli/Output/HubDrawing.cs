using System.Text.Json;
using Guiyi.Hub.Sinks.Report;
using Guiyi.Hub.Sinks.Report.Building;

namespace Guiyi.Cli.Output;

/// <summary>What a customer base answers, on the terminal.</summary>
sealed class HubDrawing(TextWriter output, ReportLanguage language)
{
    readonly ReportText text = ReportText.Of(language);

    string Word(string zh, string en) => language == ReportLanguage.Chinese ? zh : en;

    /// <summary>Customers that fit.</summary>
    public void Found(JsonElement answer)
    {
        var table = new TextTable(Word("客户", "customer"), Word("名称", "name"), Word("城市", "city"), Word("记录", "records"), Word("订单", "orders"), Word("因为", "because")).Figures(3, 4).Sentences();
        int count = 0;
        foreach (JsonElement found in answer.List("items"))
        {
            JsonElement customer = found.GetProperty("customer");
            table.Add(customer.Text("id"), customer.Text("name"), customer.Text("city"), customer.Text("records"), customer.Text("orders"), $"{Attribute(found.Text("attribute"))}{Word("：", ": ")}{found.Text("text")}");
            count++;
        }
        if (count == 0)
            output.WriteLine(Word("没有找到。", "Nobody was found."));
        else
            table.Print(output, "");
    }

    /// <summary>What would come of a change.</summary>
    public void Preview(JsonElement preview)
    {
        output.WriteLine(Word("预览，什么也没有改变：", "A preview; nothing was changed:"));
        foreach (JsonElement customer in preview.List("customers"))
        {
            output.WriteLine();
            output.WriteLine($"{customer.Text("customer")} {customer.Text("name")}{Word("：", ": ")}{Fate(customer.Text("fate"), customer.Text("replacedBy"))}");
            var table = new TextTable("", Word("现在", "now"), Word("以后", "then"));
            table.Add(Word("记录", "records"), Count(customer, "recordsBefore"), Count(customer, "recordsAfter"));
            table.Add(Word("编号", "code"), customer.Text("codeBefore"), customer.Text("codeAfter"));
            foreach (JsonElement value in customer.List("values"))
                table.Add(Attribute(value.Text("name")), value.Text("before"), value.Text("after"));
            foreach (JsonElement consent in customer.List("consents"))
                table.Add(Attribute(consent.Text("name")), Answer(consent.Text("before")), Answer(consent.Text("after")) + Because(consent));
            foreach (JsonElement place in customer.List("classes"))
                table.Add(place.Text("name"), place.Text("before"), place.Text("after"));
            foreach ((string member, string name) in ((string, string)[])[("interactions", Word("互动", "interactions")), ("relations", Word("关联", "relations")), ("notes", Word("备注", "notes"))])
                table.Add(name, customer.GetProperty(member).Text("before"), customer.GetProperty(member).Text("after"));
            table.Print(output);
        }
        if (preview.Text("refusal") is { Length: > 0 } refusal)
        {
            output.WriteLine();
            output.WriteLine(Word("这样做会被拒绝：", "It would be refused: ") + refusal);
        }
    }

    /// <summary>What a change did, and how it is taken back.</summary>
    public void Done(JsonElement result)
    {
        var table = new TextTable(Word("客户", "customer"), Word("原有记录", "records before"), Word("现有记录", "records now"), "").Figures(1, 2);
        foreach (JsonElement customer in result.List("customers"))
            table.Add(customer.Text("customer"), customer.Text("recordsBefore"), customer.Text("recordsAfter"), customer.Text("replacedBy") is { Length: > 0 } heir ? Word("并入 ", "now ") + heir : "");
        table.Print(output, "");
        output.WriteLine(Word("撤销：", "To take it back: ") + "guiyi unmerge --run " + result.Text("run"));
    }

    string Answer(string consent) => text.Term("consent", consent);

    /// <summary>The record that decides.</summary>
    string Because(JsonElement consent) => consent.TryGetProperty("from", out JsonElement from) ? Word($"（{from.Text("source")} {from.Text("key")}）", $" ({from.Text("source")} {from.Text("key")})") : "";

    static string Count(JsonElement customer, string member) => customer.GetProperty(member).GetArrayLength().ToString(System.Globalization.CultureInfo.InvariantCulture);

    string Fate(string fate, string heir) => fate switch
    {
        "created" => Word("新客户", "a new customer"),
        "restored" => Word("恢复", "comes back"),
        "merged" => Word("并入 ", "merged into ") + heir,
        "retired" => Word("停用", "retired"),
        _ => Word("有变化", "changed"),
    };

    string Attribute(string name) => name switch
    {
        "customer_id" => Word("客户标识", "id"),
        "code" => Word("编号", "code"),
        "record_key" => Word("记录键", "record key"),
        _ => Known(AttributeNames.OfReport(name)),
    };

    string Known(string name)
    {
        string[] parts = name.Split(':', 2);
        return text.Term("attribute", parts[0]) + (parts.Length > 1 ? " " + parts[1] : "");
    }
}
