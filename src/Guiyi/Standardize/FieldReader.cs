using Guiyi.Ingest;
using Guiyi.Internals;
using Guiyi.Model;

namespace Guiyi.Standardize;

/// <summary>What a column needs to be read rightly and its values alone do not tell.</summary>
/// <param name="Region">ISO region whose national phone numbers are written without a country code.</param>
/// <param name="DateOrder">Which of 3/4/2024 comes first.</param>
/// <param name="Latest">Births after this day are impossible; null where the day is not known.</param>
sealed record ReadingContext(string Region, DateOrder DateOrder, DateOnly? Latest);

/// <summary>Turns the raw text of a field into standardized values, by what the field means.</summary>
static class FieldReader
{
    public static Reading Read(FieldMapping field, string raw, ReadingContext context) => field.Target switch
    {
        FieldTarget.PersonName => Name(PersonNames.Parse(raw)),
        FieldTarget.Surname => NamePart(AttributeKind.Surname, raw),
        FieldTarget.GivenName => NamePart(AttributeKind.GivenName, raw),
        FieldTarget.MiddleName => NamePart(AttributeKind.MiddleName, raw),
        FieldTarget.NameSuffix => Generations.OfSuffix(raw) is { } generation ? One(AttributeKind.Generation, "", generation) : Reading.Nothing,
        FieldTarget.Nickname => Plain(AttributeKind.Nickname, "", NicknameKey(raw)),
        FieldTarget.DisplayName => DisplayName(raw),
        FieldTarget.Remark => Remark(raw, context),
        FieldTarget.OrganizationName => Of(OrganizationNames.Parse(raw), AttributeKind.OrganizationName, v => v.Text),
        FieldTarget.Phone => Phone(raw, context),
        FieldTarget.Email => Email(raw),
        FieldTarget.BirthDate => Of(Dates.ParseBirth(raw, context.DateOrder, context.Latest), AttributeKind.BirthDate, v => v.Text),
        FieldTarget.Gender => Genders.Parse(raw) is { } gender ? One(AttributeKind.Gender, "", gender.ToString().ToLowerInvariant()) : Reading.Nothing,
        FieldTarget.IdNumber => Identity(raw),
        FieldTarget.CreditCode => Of(CreditCodes.Parse(raw), AttributeKind.CreditCode, v => v.Text),
        FieldTarget.Identifier => Of(Identifiers.Parse(raw), AttributeKind.Identifier, v => v.Text, field.Label),
        FieldTarget.AccountId => Of(Identifiers.Parse(raw), AttributeKind.AccountId, v => v.Text, field.Label),
        FieldTarget.Contact => Contact(raw, context),
        FieldTarget.ContactLine => Line(raw, context),
        FieldTarget.Address => Of(Addresses.Parse(raw), AttributeKind.Address, v => v.Text),
        FieldTarget.Street => Plain(AttributeKind.Street, "", Streets.Fold(raw)),
        FieldTarget.City => Plain(AttributeKind.City, field.Label, Places.Fold(raw)),
        FieldTarget.Region => Plain(AttributeKind.Region, field.Label, Places.Fold(raw)),
        FieldTarget.Country => Plain(AttributeKind.Country, "", Places.Fold(raw)),
        FieldTarget.Postcode => Plain(AttributeKind.Postcode, "", string.Concat(Widths.Fold(raw).Where(char.IsLetterOrDigit)).ToLowerInvariant()),
        FieldTarget.Outlet => Outlet(raw),
        FieldTarget.JobTitle => Plain(AttributeKind.JobTitle, "", TextKey(raw)),
        FieldTarget.Industry => Plain(AttributeKind.Industry, "", TextKey(raw)),
        FieldTarget.AgeBand => Plain(AttributeKind.AgeBand, "", TextKey(raw)),
        FieldTarget.Consent => Of(Consents.Parse(raw), AttributeKind.Consent, v => v, field.Label),
        FieldTarget.OptOut => Of(Consents.ParseOptOut(raw), AttributeKind.Consent, v => v, field.Label),
        FieldTarget.Text => Plain(AttributeKind.Text, field.Label, TextKey(raw)),
        _ => Reading.Nothing,
    };

    /// <summary>True for targets that give standardized values.</summary>
    public static bool Gives(FieldTarget target) => target is not (FieldTarget.Ignore or FieldTarget.RecordId or FieldTarget.EntityType or FieldTarget.ParentOrganization
        or FieldTarget.InteractionId or FieldTarget.InteractionTime or FieldTarget.Amount or FieldTarget.Currency or FieldTarget.Quantity
        or FieldTarget.Product or FieldTarget.Satisfaction or FieldTarget.InteractionText or FieldTarget.EventType);

    static Reading One(AttributeKind kind, string label, string text, object? value = null) => new([new Emission(kind, label, text, value)], null);

    static Reading Plain(AttributeKind kind, string label, string text) => text.Length == 0 ? Reading.Nothing : One(kind, label, text);

    static Reading Of<T>(Standardized<T> value, AttributeKind kind, Func<T, string> text, string label = "")
        where T : class =>
        value.Value is { } found ? One(kind, label, text(found), CanonicalValue.IsReadBack(kind) ? null : found) : new Reading([], value.Problem);

    static Reading Name(Standardized<PersonName> name)
    {
        if (name.Value is not { } found)
            return new Reading([], name.Problem);
        var values = new List<Emission>(4);
        AddName(values, found);
        return new Reading([.. values], null);
    }

    static void AddName(List<Emission> values, PersonName name)
    {
        values.Add(new Emission(AttributeKind.PersonName, "", name.Text, name));
        if (name.Surname is { Length: > 0 } surname)
            values.Add(new Emission(AttributeKind.Surname, "", surname, null));
        if (name.GivenName is { Length: > 0 } given)
            values.Add(new Emission(AttributeKind.GivenName, "", given, null));
        if (name.MiddleName is { Length: > 0 } middle)
            values.Add(new Emission(AttributeKind.MiddleName, "", middle, null));
        if (Generations.OfSuffix(name.Suffix) is { } generation)
            values.Add(new Emission(AttributeKind.Generation, "", generation, null));
        if (name.Gender is { } gender)
            values.Add(new Emission(AttributeKind.Gender, "", gender.ToString().ToLowerInvariant(), null));
    }

    static Reading NamePart(AttributeKind kind, string raw)
    {
        (string text, string? generation) = Generations.Split(NameParts.Fold(raw));
        if (text.Length == 0)
            return Reading.Nothing;
        var part = new Emission(kind, "", text, null);
        return generation is null ? new Reading([part], null) : new Reading([part, new Emission(AttributeKind.Generation, "", generation, null)], null);
    }

    /// <summary>
    /// A chat name that reads like a name is one; any other is a nickname. Never both: they would agree together and count twice.
    /// </summary>
    static Reading DisplayName(string raw) =>
        PersonNames.Parse(raw).Value is { } name && (name.Surname is not null || name is { Script: NameScript.Han, GivenName.Length: <= 2 })
            ? Name(name)
            : Plain(AttributeKind.Nickname, "", NicknameKey(raw));

    static Reading Remark(string raw, ReadingContext context)
    {
        if (raw.Trim().Length == 0)
            return Reading.Nothing;
        ContactRemark remark = ContactRemarks.Parse(raw);
        var values = new List<Emission>();
        if (remark.Name is { } name)
            AddName(values, name);
        if (remark.Organization is { } organization)
            values.Add(new Emission(AttributeKind.OrganizationName, "", organization.Text, organization));
        if (remark.Phone is { Length: > 0 } phone)
            values.AddRange(Phone(phone, context).Values);
        else if (remark.PhoneTail is { Length: > 0 } tail)
            values.AddRange(Phone("*******" + tail, context).Values);
        return new Reading([.. values], null);
    }

    static Reading Email(string raw) =>
        Emails.IsCanonical(raw) ? One(AttributeKind.Email, "", raw) : Of(Emails.Parse(raw), AttributeKind.Email, v => v.Text);

    static Reading Phone(string raw, ReadingContext context)
    {
        if (raw.Length == 0)
            return Reading.Nothing;
        var values = new List<Emission>(1);
        string? problem = null;
        foreach (Standardized<PhoneNumber> phone in Phones.ParseAll(raw, context.Region))
        {
            if (phone.Value is { } found)
                values.Add(new Emission(AttributeKind.Phone, "", found.Text, null, found.Type));
            problem ??= phone.Problem;
        }
        return new Reading([.. values], problem);
    }

    static Reading Identity(string raw)
    {
        Standardized<IdNumber> id = IdNumbers.Parse(raw);
        if (id.Value is not { } found)
            return new Reading([], id.Problem);
        var values = new List<Emission>(3) { new(AttributeKind.IdNumber, "", found.Text, null) };
        if (found.BirthDate is { } birth)
            values.Add(new Emission(AttributeKind.BirthDate, "", birth.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), null));
        if (found.Gender is { } gender)
            values.Add(new Emission(AttributeKind.Gender, "", gender.ToString().ToLowerInvariant(), null));
        return new Reading([.. values], null);
    }

    /// <summary>Label of account numbers whose channel is not known yet; they take the label under which another source has the number.</summary>
    public const string AnyAccount = "?";

    static Reading Contact(string raw, ReadingContext context)
    {
        string text = raw.Trim();
        if (text.Length == 0)
            return Reading.Nothing;
        if (text.IndexOfAny('@', '＠') >= 0)
            return Email(raw);
        Reading phone = Phone(raw, context);
        if (phone.Values.Length > 0 && CanonicalValue.Read(AttributeKind.Phone, phone.Values[0].Text, context.Region) is PhoneNumber { Type: PhoneType.Mobile })
            return phone;
        Reading account = Of(Identifiers.Parse(raw), AttributeKind.AccountId, v => v.Text, AnyAccount);
        return account.Values.Length > 0 ? account : phone;
    }

    static Reading Line(string raw, ReadingContext context)
    {
        ContactLine line = ContactLines.Parse(raw);
        var values = new List<Emission>(6);
        if (line.Name is { } name)
            AddName(values, name);
        if (line.Phone is { } phone)
            values.AddRange(Phone(phone, context).Values);
        if (Addresses.Parse(line.Address).Value is { } address)
            values.Add(new Emission(AttributeKind.Address, "", address.Text, address));
        return new Reading([.. values], null);
    }

    /// <summary>A shop tells where the customer is: the shop itself, and its city.</summary>
    static Reading Outlet(string raw)
    {
        string text = TextKey(raw);
        if (text.Length == 0)
            return Reading.Nothing;
        var values = new List<Emission>(2) { new(AttributeKind.Text, "outlet", text, null) };
        if (Addresses.ParseRegion(raw).Value is { City: not null } place)
            values.Add(new Emission(AttributeKind.Address, "outlet", place.Text, place));
        return new Reading([.. values], null);
    }

    /// <summary>A nickname without decoration, so that "☀️zhaosy_f8" is "zhaosy_f8".</summary>
    static string NicknameKey(string raw)
    {
        string folded = Widths.Fold(raw);
        int from = 0, to = folded.Length;
        while (from < to && !char.IsLetterOrDigit(folded[from]))
            from++;
        while (to > from && !char.IsLetterOrDigit(folded[to - 1]))
            to--;
        // A's and zeros before a Chinese name only move it up in the list.
        int sorting = from;
        while (sorting < to && folded[sorting] is ('A' or 'a' or '0'))
            sorting++;
        if (sorting < to && folded[sorting] is >= '\u3400' and <= '\u9fff')
            from = sorting;
        return folded[from..to].ToLowerInvariant();
    }

    static string TextKey(string raw) => string.Join(' ', Traditional.ToSimplified(Widths.Fold(raw)).ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
