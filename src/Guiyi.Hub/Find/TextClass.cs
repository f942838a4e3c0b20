using Guiyi.Model;

namespace Guiyi.Hub.Find;

/// <summary>The three ways in which a text is looked up.</summary>
enum TextClass
{
    None,
    Number,
    Name,
    Words,
}

static class TextClasses
{
    public static TextClass Of(AttributeKind kind) => kind switch
    {
        AttributeKind.Phone or AttributeKind.Email or AttributeKind.IdNumber or AttributeKind.CreditCode or AttributeKind.Identifier
            or AttributeKind.AccountId or AttributeKind.BirthDate or AttributeKind.Postcode => TextClass.Number,
        AttributeKind.PersonName or AttributeKind.OrganizationName or AttributeKind.Nickname or AttributeKind.Surname or AttributeKind.GivenName => TextClass.Name,
        AttributeKind.Address or AttributeKind.Street or AttributeKind.City or AttributeKind.Region or AttributeKind.Country
            or AttributeKind.JobTitle or AttributeKind.Industry or AttributeKind.Text => TextClass.Words,
        // A gender, an age band or a consent is no way to find somebody.
        _ => TextClass.None,
    };
}
