using Guiyi.Model;

namespace Guiyi.Standardize;

/// <summary>Which authority's personal number it is.</summary>
public enum IdNumberType
{
    /// <summary>Resident identity card of mainland China (GB 11643-1999), and residence permits of Hong Kong, Macao and Taiwan people (81, 82, 83).</summary>
    Resident,
    /// <summary>Foreigner's permanent residence card, 18 digits that start with 9.</summary>
    ForeignResident,
    /// <summary>Mainland travel permit of Hong Kong or Macao residents: H or M and eight digits.</summary>
    TravelPermit,
    /// <summary>Hong Kong identity card.</summary>
    HongKong,
    /// <summary>Taiwan identity card.</summary>
    Taiwan,
}

/// <summary>A person's identity number whose check digit was verified, or a masked one.</summary>
/// <param name="Text">18 characters, last one 0-9 or X; masked "3399**********6616"; other types in capitals without brackets.</param>
/// <param name="Type">Whose number it is.</param>
/// <param name="IsMasked">Characters are hidden: partial evidence, nothing verified.</param>
/// <param name="BirthDate">As the number tells it; null where it does not.</param>
/// <param name="Gender">As the number tells it; null where it does not.</param>
/// <param name="RegionCode">Six digits (GB/T 2260) of the county that first issued it; null where the number tells none.</param>
public sealed record IdNumber(string Text, IdNumberType Type, bool IsMasked, DateOnly? BirthDate, Gender? Gender, string? RegionCode);
