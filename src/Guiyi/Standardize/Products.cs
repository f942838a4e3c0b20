using System.Globalization;
using Guiyi.Internals;

namespace Guiyi.Standardize;

/// <summary>One product of a receipt line.</summary>
/// <param name="Name">Name without shop's brackets and promotional words around it.</param>
/// <param name="Quantity">Pieces; 1 where nothing is said.</param>
public sealed record Product(string Name, decimal Quantity);

/// <summary>Product cells: one name, or several as "A x2;B".</summary>
public static class Products
{
    public static IReadOnlyList<Product> Parse(string raw)
    {
        var products = new List<Product>(1);
        foreach (string part in raw.Split((char[])[';', '；', '|'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            products.Add(One(Widths.Fold(part)));
        return products;
    }

    static Product One(string text)
    {
        int times = text.LastIndexOfAny(['x', 'X', '×', '*']);
        bool counted = times > 0 && times < text.Length - 1 && times >= text.Length - 4;
        if (counted && decimal.TryParse(text.AsSpan(times + 1), NumberStyles.None, CultureInfo.InvariantCulture, out decimal quantity) && quantity is > 0 and < 1000)
            return new Product(text[..times].Trim(), quantity);
        return new Product(text.Trim(), 1);
    }
}
