using Guiyi.Model;

namespace Guiyi.Standardize;

/// <summary>The one value of a text that was read without making an object for it.</summary>
/// <param name="Kind">What it says.</param>
/// <param name="Written">Length of its canonical text where that was written down; 0 where it is the raw text itself.</param>
/// <param name="Reaches">Of a phone number what it reaches.</param>
readonly record struct PlainValue(AttributeKind Kind, int Written = 0, PhoneType Reaches = PhoneType.Unknown);
