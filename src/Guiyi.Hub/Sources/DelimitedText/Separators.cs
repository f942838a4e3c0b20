namespace Guiyi.Hub.Sources.DelimitedText;

/// <summary>The separators that detection knows, the more usual first.</summary>
static class Separators
{
    public const string All = ",\t;|";
}
