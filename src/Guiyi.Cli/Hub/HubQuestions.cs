using System.Globalization;
using System.Text.Json;
using Guiyi.Cli.Output;
using Guiyi.Hub.Review;
using Guiyi.Hub.Sinks.Report.Building;
using Guiyi.Merge;
using Guiyi.Model;

namespace Guiyi.Cli.Hub;

/// <summary>The questions of a customer base. An answer is kept, and holds, before the next question is asked for.</summary>
sealed class HubQuestions(HubClient hub) : IReviewQuestions
{
    readonly Stack<long> runs = [];
    JsonElement? open;

    public int Answered => runs.Count;

    public QuestionView? Current
    {
        get
        {
            open = hub.Get("review?limit=1").GetAwaiter().GetResult().List("items").Select(q => (JsonElement?)q).FirstOrDefault();
            return open is { } question ? View(question) : null;
        }
    }

    public void Answer(Decision decision, string by, DateTimeOffset now)
    {
        JsonElement question = open ?? throw new InvalidOperationException("No question is open.");
        JsonElement left = question.GetProperty("left"), right = question.GetProperty("right");
        var seen = new Dictionary<string, string> { [left.Text("customer")] = left.Text("etag"), [right.Text("customer")] = right.Text("etag") };
        JsonElement answer = hub.Post("review/answer", new
        {
            left = left.GetProperty("record"),
            right = right.GetProperty("record"),
            decision = decision.ToString().ToLowerInvariant(),
            seen,
        }).GetAwaiter().GetResult();
        runs.Push(answer.GetProperty("run").GetInt64());
    }

    public bool Back()
    {
        if (!runs.TryPop(out long run))
            return false;
        hub.Post(string.Create(CultureInfo.InvariantCulture, $"judgment-runs/{run}/undo"), new { why = "back" }).GetAwaiter().GetResult();
        return true;
    }

    static QuestionView View(JsonElement question)
    {
        JsonElement left = question.GetProperty("left"), right = question.GetProperty("right");
        bool isTogether = question.GetProperty("isTogether").GetBoolean();
        return new QuestionView(
            question.Text("kind") == "person" ? EntityKind.Person : EntityKind.Organization, Place(left), Place(right), Rows(question), isTogether,
            question.GetProperty("weight").GetDouble(), isTogether ? null : left.GetProperty("records").GetInt64() * right.GetProperty("records").GetInt64(), "");
    }

    static string Place(JsonElement side) => $"{side.GetProperty("record").Text("source")}:{side.GetProperty("record").Text("key")}";

    /// <summary>What is compared by a part that has no row of its own, such as a surname, stands in rows without values.</summary>
    static List<SideBySideRow> Rows(JsonElement question)
    {
        List<(string Of, SideBySideEvidence Evidence)> evidence =
            [.. question.List("evidence").Select(e => (e.Text("attribute"), new SideBySideEvidence(AttributeNames.OfReport(e.Text("attribute")), e.Text("level"), e.GetProperty("weight").GetDouble())))];
        List<SideBySideRow> rows = [];
        foreach (JsonElement row in question.List("rows"))
            rows.Add(new SideBySideRow(AttributeNames.OfReport(row.Text("attribute")), row.Text("left"), row.Text("right"), [.. evidence.Where(e => e.Of == row.Text("attribute")).Select(e => e.Evidence)]));
        HashSet<string> shown = [.. question.List("rows").Select(r => r.Text("attribute"))];
        foreach ((string of, SideBySideEvidence one) in evidence.Where(e => !shown.Contains(e.Of)))
            rows.Add(new SideBySideRow(AttributeNames.OfReport(of), "", "", [one]));
        return rows;
    }
}
