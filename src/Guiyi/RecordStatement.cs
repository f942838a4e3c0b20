using Guiyi.Ingest;
using Guiyi.Model;

namespace Guiyi;

/// <summary>One value that a record states.</summary>
/// <param name="Attribute">The attribute's name, such as "phone".</param>
/// <param name="Kind">What it says.</param>
/// <param name="Owner">Whose it is: the person's or the organization's that the record names, or of both.</param>
/// <param name="Text">Canonical text.</param>
/// <param name="Raw">What the source wrote.</param>
public sealed record RecordStatement(string Attribute, AttributeKind Kind, FieldOwner Owner, string Text, string Raw);
