using Guiyi.Classify;
using Guiyi.Ingest;
using Guiyi.Model;
using Guiyi.Profile;
using Guiyi.Standardize;

namespace Guiyi;

/// <summary>What rules may ask of a customer, from its golden values: the twin of <see cref="GatheredFacts"/> for one customer.</summary>
static class HeldFacts
{
    /// <param name="kind">Kind of the customer.</param>
    /// <param name="golden">Its golden values.</param>
    /// <param name="sources">Names of its records' sources, each once, in the order of the fit's.</param>
    /// <param name="records">Number of its records.</param>
    /// <param name="profile">What it did.</param>
    /// <param name="rfm">Its scores.</param>
    /// <param name="asOf">The moment of the profile.</param>
    public static CustomerFacts Of(
        EntityKind kind, IReadOnlyList<LiveValue> golden, IReadOnlyList<string> sources, int records, CustomerProfile profile, RfmScore rfm, DateTime asOf)
    {
        LiveValue? Find(string attribute) => golden.FirstOrDefault(v => v.Attribute == attribute && !v.IsNone);
        string Text(string attribute) => Find(attribute)?.Text ?? "";
        var place = (Find("address") ?? Find("address:outlet"))?.Value as Address;
        return new CustomerFacts
        {
            AsOf = DateOnly.FromDateTime(asOf),
            Kind = kind,
            Name = CustomerNames.Of(kind, (of, label) => golden.FirstOrDefault(v => v.Kind == of && !v.IsNone && IsLabelled(v.Attribute, label))?.Text),
            Gender = Find("gender")?.Value as Gender?,
            BirthDate = (Find("birth_date")?.Value as PartialDate)?.Whole,
            Country = place?.Country ?? Text("country"),
            Province = place?.Province ?? "",
            Region = Text("region:province") is { Length: > 0 } state ? state : Text("region:region"),
            City = place?.City ?? Text("city"),
            District = place?.District ?? "",
            Postcode = place?.Postcode ?? Text("postcode"),
            Industry = Text("industry"),
            Consents = Consents(golden),
            Records = records,
            Sources = sources,
            Profile = profile,
            Rfm = rfm,
        };
    }

    static IReadOnlyDictionary<ConsentChannel, Consent> Consents(IReadOnlyList<LiveValue> golden)
    {
        var answers = new Dictionary<ConsentChannel, Consent>();
        foreach (LiveValue value in golden)
            if (value.Value is Consent answer && ConsentHeaders.Channel(value.Attribute) is { } channel)
                answers[channel] = answer;
        return answers;
    }

    static bool IsLabelled(string attribute, string label) =>
        label.Length == 0 ? !attribute.Contains(':', StringComparison.Ordinal) : attribute.EndsWith(label, StringComparison.Ordinal) && attribute[^(label.Length + 1)] == ':';
}
