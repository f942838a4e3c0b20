using System.Globalization;
using Guiyi.Internals;
using Guiyi.Model;

namespace Guiyi.Ingest;

/// <summary>Guesses what the columns of a source mean, from headers and from a sample of values.</summary>
static class MappingInference
{
    const int SampleRows = 4000;

    /// <summary>Reads a sample and understands the columns.</summary>
    /// <param name="table">The source.</param>
    /// <param name="ignored">Headers that must not be used, compared without case.</param>
    public static SourceMapping Infer(SourceTable table, IReadOnlySet<string> ignored)
    {
        ColumnShape[] shapes = Sample(table);
        var fields = new List<FieldMapping>();
        for (int i = 0; i < table.Columns.Count; i++)
        {
            string column = table.Columns[i];
            fields.Add(ignored.Contains(column)
                ? new FieldMapping { Columns = [column], Target = FieldTarget.Ignore, Reason = "asked to be ignored" }
                : InferField(column, shapes[i]));
        }
        Promote(table, fields, shapes);
        Things.Adapt(fields, shapes);
        LeaveCancellations(fields);
        bool organizations = IsAboutOrganizations(fields, shapes);
        AssignOwners(fields, organizations);
        JoinChineseAddress(fields, table, shapes);
        return new SourceMapping
        {
            Source = table.Source,
            Fields = fields,
            Entity = organizations && !fields.Any(f => f.Target is FieldTarget.PersonName or FieldTarget.Surname) ? EntityKind.Organization : EntityKind.Person,
            Interaction = InferInteraction(table.Source, fields),
        };
    }

    /// <summary>Looks at rows chosen by their content, so that any order of them gives the same sample, and of a sorted file not only its beginning.</summary>
    static ColumnShape[] Sample(SourceTable table)
    {
        ColumnShape[] shapes = [.. table.Columns.Select(_ => new ColumnShape())];
        int[] records = [.. SampledRecords(table)];
        Parallel.For(0, shapes.Length, i =>
        {
            foreach (int record in records)
                shapes[i].Add(table.Raw(i, record));
        });
        return shapes;
    }

    static IEnumerable<int> SampledRecords(SourceTable table)
    {
        if (table.Count <= SampleRows)
            return Enumerable.Range(0, table.Count);
        // Keys are hashes, hence evenly spread: twice as many as needed lie below this bound, all but surely.
        ulong bound = (ulong)(ulong.MaxValue * Math.Min(1, 2.0 * SampleRows / table.Count));
        int[] some = [.. Enumerable.Range(0, table.Count).Where(record => table.ContentKey(record) <= bound)];
        return (some.Length < SampleRows ? Enumerable.Range(0, table.Count) : some).OrderBy(table.ContentKey).Take(SampleRows);
    }

    static FieldMapping InferField(string column, ColumnShape shape)
    {
        if (ConsentHeaders.Find(column) is { } asked && (shape.Filled == 0 || ConsentWords.Fit(shape)))
            return Consent(column, asked.Target, asked.Channel, shape.Filled == 0 ? "no values in the sample" : asked.Target == FieldTarget.Consent ? $"header '{column}' asks for consent" : $"header '{column}' asks for refusal");
        HeaderLexicon.Meaning? meaning = HeaderLexicon.Find(column);
        if (shape.Filled == 0)
            return Field(column, meaning?.Target ?? FieldTarget.Ignore, meaning?.Label ?? "", "no values in the sample");
        if (Things.NamesThing(meaning, column, shape))
            return Field(column, FieldTarget.Text, Things.Title, "a name, but no value reads like a person's");
        if (meaning is { } known && Contradiction(known.Target, shape) is not { } problem)
            return Field(column, Refine(known.Target, shape), Label(known, shape), known.Exact ? $"header '{column}'" : $"header contains '{known.Header}'");
        if (meaning is null && ConsentWords.Speak(shape))
            return Consent(column, FieldTarget.Consent, ConsentChannel.Marketing, "the values speak of being written to");
        (FieldTarget target, string reason) = IsTitle(meaning, shape) ? (FieldTarget.Text, "the values are titles or names of things") : FromValues(shape);
        string label = target is not (FieldTarget.AccountId or FieldTarget.Text or FieldTarget.Identifier) ? ""
            : IsTitle(meaning, shape) ? Things.Title : HeaderLexicon.Fold(column);
        return Field(column, target, label, meaning is null ? reason : $"{reason}; header suggested {meaning.Value.Target}, but values do not fit");
    }

    static string Label(HeaderLexicon.Meaning meaning, ColumnShape shape) =>
        meaning.Target == FieldTarget.IdNumber && Refine(meaning.Target, shape) == FieldTarget.Identifier ? "national" : meaning.Label;

    static bool IsTitle(HeaderLexicon.Meaning? meaning, ColumnShape shape) =>
        meaning is { Target: FieldTarget.PersonName or FieldTarget.JobTitle } && shape.Numbers < 0.5 && shape.Emails < 0.5 && shape.Organizations < 0.5 && Things.AreTitles(shape);

    static FieldMapping Consent(string column, FieldTarget target, ConsentChannel channel, string reason) => Field(column, target, ConsentHeaders.Label(channel), reason);

    static FieldMapping Field(string column, FieldTarget target, string label, string reason) =>
        new() { Columns = [column], Target = target, Label = label, Reason = reason };

    /// <summary>A header is believed unless the values plainly say otherwise.</summary>
    static string? Contradiction(FieldTarget target, ColumnShape shape) => target switch
    {
        FieldTarget.Phone when shape.Phones < 0.15 && shape.Numbers < 0.3 => "values are no phone numbers",
        FieldTarget.Email when shape.Emails < 0.3 => "values are no e-mail addresses",
        FieldTarget.BirthDate when shape.Dates + shape.Numbers < 0.3 => "values are no dates",
        FieldTarget.InteractionTime when shape.Dates + shape.Numbers < 0.3 => "values are no times",
        FieldTarget.PersonName or FieldTarget.GivenName or FieldTarget.Surname when shape.Numbers > 0.7 || shape.Emails > 0.5 => "values are no names",
        FieldTarget.PersonName when Things.AreTitles(shape) => "values are names of things",
        FieldTarget.JobTitle when Things.AreTitles(shape) && shape is { MeanLength: > 18, DistinctShare: > 0.5 } => "values are titles of works",
        FieldTarget.IdNumber when shape is { IdNumbers: < 0.1, Accounts: < 0.6, Filled: > 20 } => "values are no identity numbers",
        FieldTarget.Amount or FieldTarget.Quantity when shape.Numbers < 0.3 => "values are no numbers",
        FieldTarget.Satisfaction when shape.Numbers < 0.3 && shape.MeanLength > 6 => "values are no ratings",
        FieldTarget.Gender when shape.Distinct > 20 => "too many distinct values",
        FieldTarget.Address or FieldTarget.City when shape.Numbers > 0.8 || shape.Emails > 0.5 => "values are no places",
        _ => null,
    };

    /// <summary>A header may stand over something more particular than it says.</summary>
    static FieldTarget Refine(FieldTarget target, ColumnShape shape) => target switch
    {
        FieldTarget.Phone or FieldTarget.Address or FieldTarget.PersonName or FieldTarget.Contact or FieldTarget.Remark when shape.ContactLines > 0.5 => FieldTarget.ContactLine,
        FieldTarget.Phone or FieldTarget.Email when shape.Phones > 0.15 && shape.Emails > 0.15 => FieldTarget.Contact,
        FieldTarget.PersonName when shape.Organizations > 0.6 => FieldTarget.OrganizationName,
        FieldTarget.OrganizationName when shape.Organizations < 0.05 && shape.HanNames > 0.8 => FieldTarget.PersonName,
        FieldTarget.Identifier when shape.IdNumbers > 0.6 => FieldTarget.IdNumber,
        FieldTarget.IdNumber when shape.CreditCodes > 0.6 => FieldTarget.CreditCode,
        // Identity numbers of other places: Hong Kong, Taiwan, passports.
        FieldTarget.IdNumber when shape.IdNumbers < 0.1 && shape.Filled > 20 => FieldTarget.Identifier,
        FieldTarget.RecordId when shape.Phones > 0.8 => FieldTarget.Phone,
        _ => target,
    };

    static (FieldTarget, string) FromValues(ColumnShape shape)
    {
        string Percent(double share) => share.ToString("P0", CultureInfo.InvariantCulture);
        if (shape.ContactLines > 0.5)
            return (FieldTarget.ContactLine, $"{Percent(shape.ContactLines)} of the values hold a phone number and an address");
        if (shape.Emails > 0.6)
            return (FieldTarget.Email, $"{Percent(shape.Emails)} of the values are e-mail addresses");
        if (shape.IdNumbers > 0.6)
            return (FieldTarget.IdNumber, $"{Percent(shape.IdNumbers)} of the values look like identity numbers");
        if (shape.CreditCodes > 0.6)
            return (FieldTarget.CreditCode, $"{Percent(shape.CreditCodes)} of the values look like credit codes");
        if (shape.Phones + shape.Emails > 0.6 && shape.Emails > 0.1)
            return (FieldTarget.Contact, "phone numbers and e-mail addresses are mixed");
        if (shape.Phones > 0.6)
            return (FieldTarget.Phone, $"{Percent(shape.Phones)} of the values look like phone numbers");
        if (shape.Genders > 0.6)
            return (FieldTarget.Gender, "the values are genders");
        if (shape.Organizations > 0.5)
            return (FieldTarget.OrganizationName, $"{Percent(shape.Organizations)} of the values look like company names");
        if (shape.Addresses > 0.5)
            return (FieldTarget.Address, $"{Percent(shape.Addresses)} of the values look like addresses");
        if (shape.HanNames > 0.7 && shape.Distinct > 20)
            return (FieldTarget.PersonName, $"{Percent(shape.HanNames)} of the values look like Chinese names");
        return (FieldTarget.Text, "no known header, and no known kind of value");
    }

    /// <summary>Where no column is a name yet, a "name of a company" column may be the persons'; and a key column that repeats is an account.</summary>
    static void Promote(SourceTable table, List<FieldMapping> fields, ColumnShape[] shapes)
    {
        for (int i = 0; i < fields.Count; i++)
        {
            FieldMapping field = fields[i];
            if (field.Target == FieldTarget.AccountId && field.Label is "user" or "customer" && shapes[i] is { DistinctShare: 1, Numbers: 1 } && IsCounting(table, i))
                fields[i] = field with { Target = FieldTarget.RecordId, Reason = field.Reason + "; the values only count the rows" };
            // Contacts that staff remark on are chat contacts: their name is what they call themselves.
            if (field.Target == FieldTarget.PersonName && fields.Any(f => f.Target == FieldTarget.Remark))
                fields[i] = field with { Target = FieldTarget.DisplayName, Reason = field.Reason + "; a contact's own name beside a remark" };
        }
    }

    /// <summary>In a source of orders or bookings, "退订" and "unsubscribed" without a channel may be about what was ordered.</summary>
    static void LeaveCancellations(List<FieldMapping> fields)
    {
        if (!fields.Any(f => f.Target is FieldTarget.InteractionId or FieldTarget.Amount or FieldTarget.Product))
            return;
        for (int i = 0; i < fields.Count; i++)
            if (fields[i].Target is FieldTarget.Consent or FieldTarget.OptOut && ConsentHeaders.Find(fields[i].Columns[0]) is null or { IsBare: true })
                fields[i] = fields[i] with { Target = FieldTarget.Text, Label = HeaderLexicon.Fold(fields[i].Columns[0]), Reason = "the values may be about what was ordered" };
    }

    /// <summary>Every row has a number of its own and hardly any number is left out: those of rejected rows.</summary>
    static bool IsCounting(SourceTable table, int column)
    {
        TextDictionary values = table.Values(column);
        long least = long.MaxValue, most = long.MinValue, numbers = 0;
        for (int code = 0; code < values.Count; code++)
        {
            if (values[code].IsWhiteSpace())
                continue;
            if (!long.TryParse(values[code], NumberStyles.Integer, CultureInfo.InvariantCulture, out long number))
                return false;
            (least, most) = (Math.Min(least, number), Math.Max(most, number));
            numbers++;
        }
        const int leftOut = 100;
        return numbers > 1 && least >= 0 && most - least < numbers + (numbers / leftOut);
    }

    /// <summary>A source is about organizations where most rows name one and the company columns outweigh the person's.</summary>
    static bool IsAboutOrganizations(List<FieldMapping> fields, ColumnShape[] shapes)
    {
        double names = 0;
        bool code = false;
        for (int i = 0; i < fields.Count; i++)
        {
            if (fields[i].Target == FieldTarget.OrganizationName && shapes[i].Rows > 0)
                names = Math.Max(names, (double)shapes[i].Filled / shapes[i].Rows);
            code |= fields[i].Target is FieldTarget.CreditCode or FieldTarget.ParentOrganization;
        }
        return names > 0.9 || (names > 0.5 && code);
    }

    static void AssignOwners(List<FieldMapping> fields, bool organizations)
    {
        for (int i = 0; i < fields.Count; i++)
        {
            FieldOwner owner = fields[i].Target switch
            {
                FieldTarget.OrganizationName or FieldTarget.CreditCode or FieldTarget.ParentOrganization or FieldTarget.Industry => FieldOwner.Organization,
                FieldTarget.Phone or FieldTarget.Email or FieldTarget.Contact => FieldOwner.Both,
                FieldTarget.Identifier or FieldTarget.Consent or FieldTarget.OptOut => FieldOwner.Both,
                FieldTarget.Address or FieldTarget.Street or FieldTarget.City or FieldTarget.Region or FieldTarget.Postcode or FieldTarget.Country or FieldTarget.Text
                    => organizations ? FieldOwner.Organization : FieldOwner.Both,
                FieldTarget.AccountId when organizations => FieldOwner.Organization,
                _ => FieldOwner.Person,
            };
            fields[i] = fields[i] with { Owner = owner };
        }
    }

    /// <summary>省市区 + 详细地址, or 省 + 市 + 区 + 地址, are one address.</summary>
    static void JoinChineseAddress(List<FieldMapping> fields, SourceTable table, ColumnShape[] shapes)
    {
        int detail = fields.FindIndex(f => f.Target == FieldTarget.Address);
        if (detail < 0)
            return;
        List<int> places = [.. Enumerable.Range(0, fields.Count).Where(i =>
            fields[i].Target is FieldTarget.Region or FieldTarget.City && fields[i].Label != "birthplace" && IsHan(fields[i].Columns[0]))];
        if (places.Count == 0 || !IsHan(fields[detail].Columns[0]))
            return;
        places = [.. places.OrderBy(i => fields[i].Label switch { "province" => 0, "region" => 1, "" => 2, _ => 3 })];
        fields[detail] = fields[detail] with
        {
            Columns = [.. places.Select(i => fields[i].Columns[0]), .. fields[detail].Columns],
            Reason = fields[detail].Reason + "; joined with the place columns before it",
        };
        foreach (int place in places.OrderDescending())
            fields.RemoveAt(place);
    }

    static bool IsHan(string header) => header.Any(c => c is >= '\u3400' and <= '\u9fff');

    static InteractionKind? InferInteraction(string source, List<FieldMapping> fields)
    {
        bool Has(FieldTarget target) => fields.Any(f => f.Target == target);
        string words = source.ToLowerInvariant() + "|" + string.Join('|', fields.Where(f => f.Target is FieldTarget.InteractionId or FieldTarget.InteractionText or FieldTarget.EventType).Select(f => f.Columns[0].ToLowerInvariant()));
        bool Says(params ReadOnlySpan<string> any)
        {
            foreach (string word in any)
                if (words.Contains(word, StringComparison.Ordinal))
                    return true;
            return false;
        }
        if (Has(FieldTarget.EventType))
            return InteractionKind.Visit;
        if (Says("工单", "ticket", "投诉", "complaint", "case"))
            return InteractionKind.Ticket;
        if (Says("问卷", "survey", "答卷", "nps", "feedback"))
            return InteractionKind.Survey;
        if (Has(FieldTarget.Amount) && (Has(FieldTarget.InteractionTime) || Has(FieldTarget.InteractionId)))
            return InteractionKind.Order;
        if (Has(FieldTarget.InteractionId) && Has(FieldTarget.InteractionTime))
            return Has(FieldTarget.Product) ? InteractionKind.Order : InteractionKind.Other;
        return Has(FieldTarget.InteractionTime) ? InteractionKind.Registration : null;
    }
}
