namespace Guiyi.Hub.Sources.DelimitedText;

/// <summary>How a delimited text is written.</summary>
/// <param name="Separator">Stands between fields.</param>
/// <param name="Quote">Encloses fields that hold separators or line breaks, doubled inside them; <c>'\0'</c> where the text knows no quoting.</param>
readonly record struct Dialect(char Separator, char Quote);
