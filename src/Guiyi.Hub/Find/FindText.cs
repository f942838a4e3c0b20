using Guiyi.Model;

namespace Guiyi.Hub.Find;

/// <summary>One thing that a record says, to be found by it.</summary>
/// <param name="Kind">What it is: it decides how the text is read and what may stand for it.</param>
/// <param name="Text">The library's canonical text, or a nickname or remark as written.</param>
public readonly record struct FindText(AttributeKind Kind, string Text);
