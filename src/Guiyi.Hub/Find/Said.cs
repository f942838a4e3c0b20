namespace Guiyi.Hub.Find;

/// <summary>A text and, unless it is a number, the form in which it is compared.</summary>
readonly record struct Said(FindText Text, NameForm? Form, Candidate Place)
{
    public Fit Of(QueryWord asked) => Form is null ? NumberFit.Of(asked, Text.Kind, Text.Text) : TextFit.Of(asked, Text.Kind, Form);
}
