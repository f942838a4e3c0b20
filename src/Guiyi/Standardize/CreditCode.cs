namespace Guiyi.Standardize;

/// <summary>Which register's number of an organization it is.</summary>
public enum CreditCodeType
{
    /// <summary>Unified social credit code, 18 characters (GB 32100-2015).</summary>
    Unified,
    /// <summary>Organization code, 9 characters (GB 11714-1997): the heart of the unified code.</summary>
    OrganizationCode,
    /// <summary>Old tax registration number: region code and organization code, 15 characters.</summary>
    TaxRegistration,
    /// <summary>Old business licence number, 15 digits (GS 15-2006).</summary>
    BusinessLicence,
}

/// <summary>An organization's number in an official register, its check character verified.</summary>
/// <param name="Text">Capitals and digits, no blanks or dashes.</param>
/// <param name="Type">Which register's.</param>
/// <param name="RegionCode">Six digits (GB/T 2260) of the registering office; null where the number tells none.</param>
/// <param name="OrganizationCode">The nine characters that stay the same in an organization's unified, tax and organization code; null in a business licence number.</param>
public sealed record CreditCode(string Text, CreditCodeType Type, string? RegionCode, string? OrganizationCode);
