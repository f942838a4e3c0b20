namespace Guiyi.Model;

/// <summary>The type of an attribute's values; it decides how they are standardized, blocked and compared.</summary>
public enum AttributeKind
{
    /// <summary>A person's full name, for golden records; matching uses <see cref="Surname"/> and <see cref="GivenName"/>.</summary>
    PersonName,
    Surname,
    GivenName,
    MiddleName,
    /// <summary>What tells father from son: Sr, Jr, III, IV.</summary>
    Generation,
    /// <summary>A self-chosen name: shop account nickname, chat display name.</summary>
    Nickname,
    OrganizationName,
    /// <summary>E.164, or a masked number such as 138****1234.</summary>
    Phone,
    Email,
    BirthDate,
    Gender,
    /// <summary>Resident identity number, GB 11643.</summary>
    IdNumber,
    /// <summary>Unified social credit code, GB 32100.</summary>
    CreditCode,
    /// <summary>A number that an authority gave to one person or company: passport, driver's licence, social security, tax.</summary>
    Identifier,
    /// <summary>A key that a channel gave: member number, union id, device id. Comparable under the same label only.</summary>
    AccountId,
    /// <summary>A whole address, parsed into its parts.</summary>
    Address,
    Street,
    City,
    Region,
    Postcode,
    Country,
    JobTitle,
    Industry,
    AgeBand,
    /// <summary>Any other describing text.</summary>
    Text,
    /// <summary>Whether the customer agreed to be written to or to the use of its data; the label is the <see cref="ConsentChannel"/>. Never evidence of who somebody is.</summary>
    Consent,
}
