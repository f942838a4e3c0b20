namespace Guiyi.Ingest;

/// <summary>What a column means: an attribute of the person or organization in the row, a part of the interaction, or nothing.</summary>
public enum FieldTarget
{
    Ignore,
    /// <summary>The channel's own key of the row; not evidence of who it is.</summary>
    RecordId,
    PersonName,
    Surname,
    GivenName,
    MiddleName,
    /// <summary>A shop account's own name.</summary>
    Nickname,
    /// <summary>A chat display name: a real name or a nickname.</summary>
    DisplayName,
    /// <summary>What staff typed about a contact: name, company, phone tail, place.</summary>
    Remark,
    OrganizationName,
    ParentOrganization,
    Phone,
    Email,
    BirthDate,
    Gender,
    IdNumber,
    CreditCode,
    Identifier,
    AccountId,
    /// <summary>One column for phone, e-mail or account number, as people chose to answer.</summary>
    Contact,
    Address,
    Street,
    City,
    Region,
    Postcode,
    Country,
    /// <summary>The shop or branch where it happened.</summary>
    Outlet,
    JobTitle,
    Industry,
    AgeBand,
    /// <summary>Tells persons from organizations.</summary>
    EntityType,
    Text,
    InteractionId,
    InteractionTime,
    Amount,
    Currency,
    Quantity,
    Product,
    Satisfaction,
    InteractionText,
    EventType,
    /// <summary>Asks for consent: yes grants it. The label is the <see cref="Model.ConsentChannel"/>.</summary>
    Consent,
    /// <summary>Asks for the refusal of consent, such as "unsubscribed": yes denies it.</summary>
    OptOut,
    /// <summary>What stands behind a name: Jr, III.</summary>
    NameSuffix,
    /// <summary>Name, phone and address in one text, as copied from a parcel.</summary>
    ContactLine,
}
