using Guiyi.Match;
using Guiyi.Match.Scoring;

namespace Guiyi.Hub.Sinks.Report.Building;

/// <summary>The learned model of the kind with most records.</summary>
static class ModelViews
{
    public static MatchModelView? Of(UnifyResult result)
    {
        KindResult kind = result.Persons.Match.Pairs.Count >= result.Organizations.Match.Pairs.Count ? result.Persons : result.Organizations;
        if (kind.Match.Pairs.Count == 0)
            return null;
        MatchModel model = kind.Match.Scorer.Model;
        return new MatchModelView(kind.Match.Scorer.PriorBits, [.. model.Attributes.Select((name, a) => new ModelAttribute(AttributeNames.OfReport(name), Levels(model, a)))]);
    }

    /// <summary>Of both kinds together; attributes are those of the kind with most left out.</summary>
    public static LeftOut LeftOut(UnifyResult result)
    {
        MatchResult[] matches = [result.Persons.Match, result.Organizations.Match];
        MatchResult widest = matches.MaxBy(m => m.NotCompared.Count)!;
        return new LeftOut(matches.Sum(m => (long)m.Crowded), matches.Sum(m => m.Recipes.Sum(r => (long)r.BlocksLeftOut)), widest.Scorer.Model.Attributes.Count, widest.NotCompared.Count);
    }

    static ModelLevel[] Levels(MatchModel model, int attribute) =>
        [.. model.Levels[attribute].Select((name, i) =>
        {
            (double m, double u) = (model.M[attribute][i + 1], model.U[attribute][i + 1]);
            return new ModelLevel(name, m, u, Math.Log2(Math.Max(m, 1e-12) / Math.Max(u, 1e-12)));
        })];
}

/// <summary>Attribute names of files as the report knows them.</summary>
public static class AttributeNames
{
    static readonly Dictionary<string, string> Known = Enum.GetNames<Model.AttributeKind>().Concat(Enum.GetNames<Model.ConsentChannel>().Select(c => "Consent" + c)).ToDictionary(Results.Words.Snake, n => n, StringComparer.Ordinal);

    /// <summary>"person_name" is PersonName; "account_id:member" is AccountId:member, "consent_sms" is ConsentSms.</summary>
    public static string OfReport(string name)
    {
        int colon = name.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? Known.GetValueOrDefault(name, name) : Known.GetValueOrDefault(name[..colon], name[..colon]) + name[colon..];
    }
}
