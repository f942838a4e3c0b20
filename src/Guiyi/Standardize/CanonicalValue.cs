using Guiyi.Model;

namespace Guiyi.Standardize;

/// <summary>Reads a typed value back from its canonical text: standardizing twice is standardizing once, so the text holds all of it.</summary>
static class CanonicalValue
{
    /// <summary>False for kinds whose text takes long to read; their values are kept.</summary>
    public static bool IsReadBack(AttributeKind kind) => kind is not (AttributeKind.PersonName or AttributeKind.OrganizationName or AttributeKind.Address);

    /// <param name="kind">What the text says.</param>
    /// <param name="text">The canonical text.</param>
    /// <param name="region">The region with which phone numbers were read.</param>
    /// <exception cref="InvalidOperationException">The text is not the canonical one of any value.</exception>
    public static object Read(AttributeKind kind, string text, string region) => kind switch
    {
        AttributeKind.Phone => Known(Phones.Parse(text, region), kind, text),
        AttributeKind.Email => Known(Emails.Parse(text), kind, text),
        AttributeKind.BirthDate => PartialDate.FromText(text),
        AttributeKind.Consent => text == Consents.Granted ? Consent.Granted : Consent.Denied,
        AttributeKind.Gender => text == "male" ? Gender.Male : Gender.Female,
        AttributeKind.IdNumber => Known(IdNumbers.Parse(text), kind, text),
        AttributeKind.CreditCode => Known(CreditCodes.Parse(text), kind, text),
        AttributeKind.Identifier or AttributeKind.AccountId => new Identifier(text),
        _ => text,
    };

    static T Known<T>(Standardized<T> read, AttributeKind kind, string text)
        where T : class =>
        read.Value ?? throw new InvalidOperationException($"The canonical {kind} '{text}' cannot be read back: {read.Problem}.");
}
