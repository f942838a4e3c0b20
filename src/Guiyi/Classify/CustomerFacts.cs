using Guiyi.Model;
using Guiyi.Profile;
using Guiyi.Rules;

namespace Guiyi.Classify;

/// <summary>What rules can ask about one customer: the golden record's values, the profile and the RFM scores. Empty text is not known.</summary>
public sealed class CustomerFacts : IFacts
{
    public required DateOnly AsOf { get; init; }

    public required EntityKind Kind { get; init; }

    public string Name { get; init; } = "";

    public Gender? Gender { get; init; }

    public DateOnly? BirthDate { get; init; }

    public string Country { get; init; } = "";

    public string Province { get; init; } = "";

    /// <summary>State or region, where there are no provinces.</summary>
    public string Region { get; init; } = "";

    public string City { get; init; } = "";

    public string District { get; init; } = "";

    public string Postcode { get; init; } = "";

    public string Industry { get; init; } = "";

    /// <summary>Number of source records that make up the customer.</summary>
    public int Records { get; init; }

    /// <summary>The sources of those records, each once.</summary>
    public IReadOnlyList<string> Sources { get; init; } = [];

    public CustomerProfile Profile { get; init; } = CustomerProfile.Empty;

    public RfmScore Rfm { get; init; }

    public bool TryGet(string field, out RuleValue value)
    {
        value = field switch
        {
            "kind" => Kind == EntityKind.Organization ? "organization" : "person",
            "name" => Name,
            "gender" => Gender switch { Model.Gender.Male => "male", Model.Gender.Female => "female", _ => RuleValue.None },
            "birth_date" => BirthDate is { } day ? day : RuleValue.None,
            "age" => BirthDate is { } day && Age(day) is { } age ? age : RuleValue.None,
            "country" => Country,
            "province" => Province,
            "region" => Region,
            "city" => City,
            "district" => District,
            "postcode" => Postcode,
            "industry" => Industry,
            "records" => Records,
            "sources" => RuleValue.Of(Sources),
            "r" => Score(Rfm.Recency),
            "f" => Score(Rfm.Frequency),
            "m" => Score(Rfm.Money),
            _ => RuleValue.None,
        };
        return value.Kind != RuleValueKind.None || Profile.TryGet(field, out value);
    }

    /// <summary>Whole years; null for somebody not born yet.</summary>
    int? Age(DateOnly birth)
    {
        int years = AsOf.Year - birth.Year;
        if (AsOf < birth.AddYears(years))
            years--;
        return years < 0 ? null : years;
    }

    static RuleValue Score(byte score) => score == 0 ? RuleValue.None : score;
}
