using Guiyi.Model;

namespace Guiyi.Hub.Find;

/// <summary>Any text against a word that was asked for. Whatever found a text, this alone says how well it fits.</summary>
static class TextFit
{
    /// <summary>Numbers say who somebody is; many bear the same name; an address is where others live, too.</summary>
    const double Name = 0.96, Words = 0.6, Nickname = 0.94;

    public static Fit Of(QueryWord asked, AttributeKind kind, ReadOnlySpan<char> text) =>
        TextClasses.Of(kind) == TextClass.Number ? NumberFit.Of(asked, kind, text) : Of(asked, kind, NameForm.Of(text.ToString()));

    /// <summary>The same for a name or a text in words whose form is there.</summary>
    public static Fit Of(QueryWord asked, AttributeKind kind, NameForm form) => TextClasses.Of(kind) switch
    {
        TextClass.Name => NameFit.Of(asked.Form, form).Times(kind is AttributeKind.PersonName or AttributeKind.OrganizationName ? Name : Nickname),
        TextClass.Words => WordsFit.Of(asked.Form, form).Times(Words),
        _ => Fit.None,
    };
}
