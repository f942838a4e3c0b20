namespace Guiyi.Ingest;

/// <summary>
/// Sources that tell of things: a product catalogue, a bibliography, places. What would be a part of an interaction beside a customer (product, price,
/// text) describes the thing itself there.
/// </summary>
static class Things
{
    /// <summary>Label of the text that names the thing.</summary>
    public const string Title = "title";

    // A brand stands in many rows; a company that is the customer in few.
    const double FewDistinct = 0.35;

    /// <summary>Names of things are longer than persons', have digits in them, or hold hardly any given name.</summary>
    public static bool AreTitles(ColumnShape shape)
    {
        if (shape.Filled < 5 || shape.HanNames > 0.3)
            return false;
        if (shape.Latin < 0.5)
            return shape.MeanLength > 12;
        return shape.MeanWords > 4.5 || (shape.ThingWords > 0.25 && shape.GivenNames < 0.35) || (shape.NameForms < 0.7 && shape.GivenNames < 0.25) || (shape.NameForms < 0.3 && shape.GivenNames < 0.6);
    }

    /// <summary>
    /// A header that only contains "name" (beer_name, station_name) says whose name it is by its other words; where none of them is about people, the values
    /// decide, and names of people are known by their given names.
    /// </summary>
    public static bool NamesThing(HeaderLexicon.Meaning? meaning, string header, ColumnShape shape) =>
        meaning is { Target: FieldTarget.PersonName, Exact: false, Header: "name" } && !HeaderLexicon.Words(header).Overlaps(PeopleWords)
            && (shape.Latin < 0.5 ? shape.HanNames < 0.3 : shape.GivenNames < 0.3);

    static readonly HashSet<string> PeopleWords = new(StringComparer.Ordinal)
    {
        "first", "last", "full", "given", "family", "middle", "midl", "mid", "maiden", "customer", "cust", "client", "contact", "person", "people", "patient", "member", "guest", "user",
        "employee", "emp", "staff", "student", "teacher", "owner", "buyer", "purchaser", "recipient", "receiver", "sender", "passenger", "applicant", "insured", "holder", "cardholder",
        "subscriber", "donor", "voter", "candidate", "player", "legal", "preferred", "native", "display", "primary", "secondary", "husband", "wife", "father", "mother", "spouse", "beneficiary",
    };

    /// <summary>Reads the columns of a source that is about things as what describes them.</summary>
    public static void Adapt(List<FieldMapping> fields, ColumnShape[] shapes)
    {
        TellTitles(fields, shapes);
        TellWorks(fields);
        bool titled = fields.Any(f => f is { Target: FieldTarget.Text, Label: Title });
        bool placed = fields.Any(f => f.Target is FieldTarget.Phone or FieldTarget.Address or FieldTarget.Street or FieldTarget.Postcode);
        for (int i = 0; i < fields.Count; i++)
        {
            // A place has a name, an address and a phone: a restaurant, a hotel, a shop.
            if (titled && placed && fields[i] is { Target: FieldTarget.Text, Label: Title } && shapes[i].MeanWords <= 6)
                fields[i] = fields[i] with { Target = FieldTarget.OrganizationName, Label = "", Reason = fields[i].Reason + "; with an address or a phone they are places" };
            // Beside a title, a vendor whom many rows have is not the customer.
            if (titled && !placed && fields[i].Target == FieldTarget.OrganizationName && shapes[i].DistinctShare < FewDistinct)
                fields[i] = fields[i] with { Target = FieldTarget.Text, Label = "brand", Reason = fields[i].Reason + "; many rows have the same, beside a title" };
        }
        bool Has(FieldTarget target) => fields.Any(f => f.Target == target);
        bool events = (Has(FieldTarget.InteractionId) && (Has(FieldTarget.InteractionTime) || Has(FieldTarget.Amount))) || Has(FieldTarget.EventType);
        if (events || fields.Any(f => SourceMapping.NamesSomebody(f.Target)))
            return;
        for (int i = 0; i < fields.Count; i++)
            if (Described(fields[i].Target, titled) is { } label)
                fields[i] = fields[i] with { Target = FieldTarget.Text, Label = label, Reason = fields[i].Reason + "; no column names a customer, so it describes the row itself" };
    }

    /// <summary>Of several names of things the one that fewest rows share is the thing's own; the others say what it belongs to.</summary>
    static void TellTitles(List<FieldMapping> fields, ColumnShape[] shapes)
    {
        int own = -1;
        for (int i = 0; i < fields.Count; i++)
            if (IsTitle(fields[i]) && (own < 0 || shapes[i].DistinctShare > shapes[own].DistinctShare))
                own = i;
        for (int i = 0; i < fields.Count; i++)
            if (i != own && IsTitle(fields[i]))
                fields[i] = fields[i] with { Label = HeaderLexicon.Fold(fields[i].Columns[0]) };
    }

    static bool IsTitle(FieldMapping field) => field is { Target: FieldTarget.Text, Label: Title };

    /// <summary>Beside authors, an artist, pages or a journal a title is that of a work, however often it repeats, and an address is its publisher's.</summary>
    static void TellWorks(List<FieldMapping> fields)
    {
        if (!fields.Any(f => f is { Target: FieldTarget.Text, Label: "authors" or "artist" or "venue" or "album" or "pages" }) || fields.Any(f => NamesOne(f.Target)))
            return;
        for (int i = 0; i < fields.Count; i++)
        {
            if (fields[i].Target == FieldTarget.JobTitle && !fields.Any(IsTitle))
                fields[i] = fields[i] with { Target = FieldTarget.Text, Label = Title, Reason = fields[i].Reason + "; beside who made it, it is a work's" };
            if (fields[i].Target is FieldTarget.Address or FieldTarget.Street or FieldTarget.City)
                fields[i] = fields[i] with { Target = FieldTarget.Text, Label = "place", Reason = fields[i].Reason + "; it says where a work came out" };
        }
    }

    static bool NamesOne(FieldTarget target) => target is FieldTarget.PersonName or FieldTarget.Surname or FieldTarget.GivenName or FieldTarget.Phone or FieldTarget.Email or FieldTarget.IdNumber;

    static string? Described(FieldTarget target, bool titled) => target switch
    {
        FieldTarget.JobTitle => Title,
        FieldTarget.Product => titled ? "description" : Title,
        FieldTarget.InteractionText => "description",
        FieldTarget.Amount => "price",
        FieldTarget.InteractionTime => "date",
        FieldTarget.Industry => "category",
        FieldTarget.AgeBand => "age",
        _ => null,
    };
}
