using Guiyi.Model;
using Guiyi.Profile;
using Guiyi.Rules;

namespace Guiyi.Classify;

/// <summary>The names under which rules ask for what is known of a customer; see docs/rules.md.</summary>
static class FactFields
{
    public static bool TryGet(ICustomerFacts facts, string field, out RuleValue value)
    {
        value = field switch
        {
            "kind" => facts.Kind == EntityKind.Organization ? "organization" : "person",
            "name" => facts.Name,
            "gender" => facts.Gender switch { Gender.Male => "male", Gender.Female => "female", _ => RuleValue.None },
            "birth_date" => facts.BirthDate is { } day ? day : RuleValue.None,
            "age" => facts.BirthDate is { } day && Age(day, facts.AsOf) is { } age ? age : RuleValue.None,
            "country" => facts.Country,
            "province" => facts.Province,
            "region" => facts.Region,
            "city" => facts.City,
            "district" => facts.District,
            "postcode" => facts.Postcode,
            "industry" => facts.Industry,
            "consent_marketing" => Answer(facts, ConsentChannel.Marketing),
            "consent_sms" => Answer(facts, ConsentChannel.Sms),
            "consent_phone" => Answer(facts, ConsentChannel.Phone),
            "consent_email" => Answer(facts, ConsentChannel.Email),
            "consent_wechat" => Answer(facts, ConsentChannel.Wechat),
            "consent_post" => Answer(facts, ConsentChannel.Post),
            "consent_data" => Answer(facts, ConsentChannel.Data),
            "records" => facts.Records,
            "sources" => RuleValue.Of(facts.Sources),
            "r" => Score(facts.Rfm.Recency),
            "f" => Score(facts.Rfm.Frequency),
            "m" => Score(facts.Rfm.Money),
            _ => RuleValue.None,
        };
        return value.Kind != RuleValueKind.None || facts.Profile.TryGet(field, out value);
    }

    /// <summary>Whole years; null for somebody not born yet.</summary>
    static int? Age(DateOnly birth, DateOnly asOf)
    {
        int years = asOf.Year - birth.Year;
        if (asOf < birth.AddYears(years))
            years--;
        return years < 0 ? null : years;
    }

    static RuleValue Answer(ICustomerFacts facts, ConsentChannel channel) => facts.ConsentTo(channel) switch
    {
        Consent.Granted => "granted",
        Consent.Denied => "denied",
        _ => RuleValue.None,
    };

    static RuleValue Score(byte score) => score == 0 ? RuleValue.None : score;
}
