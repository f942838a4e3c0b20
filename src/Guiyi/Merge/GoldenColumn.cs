using Guiyi.Internals;
using Guiyi.Model;
using Guiyi.Standardize;

namespace Guiyi.Merge;

/// <summary>The surviving values of one attribute, by customer.</summary>
public sealed class GoldenColumn
{
    readonly int[] codes, statements;
    readonly SurvivorshipRule[] rules;

    /// <param name="attribute">The attribute.</param>
    /// <param name="codes">For each customer the code of the value, or -1.</param>
    /// <param name="statements">For each customer record * MaxSlots + slot of the surviving statement.</param>
    /// <param name="rules">For each customer the rule that decided.</param>
    internal GoldenColumn(AttributeColumn attribute, int[] codes, int[] statements, SurvivorshipRule[] rules)
    {
        (Attribute, this.codes, this.statements, this.rules) = (attribute, codes, statements, rules);
    }

    public AttributeColumn Attribute { get; }

    /// <summary>Code of the customer's value, or -1 where no record states one.</summary>
    public int Code(int customer) => codes[customer];

    /// <summary>The customer's value as canonical text, or null.</summary>
    public string? Text(int customer) => codes[customer] is >= 0 and int code ? Attribute.Text(code) : null;

    /// <summary>Where to find the text of the customer's value; no text where there is none.</summary>
    public TextPlace Place(int customer) => Attribute.Place(codes[customer]);

    /// <summary>The record whose statement survived, where there is one.</summary>
    public int Record(int customer) => statements[customer] / AttributeColumn.MaxSlots;

    /// <summary>The statement's slot in that record.</summary>
    public int Slot(int customer) => statements[customer] % AttributeColumn.MaxSlots;

    /// <summary>The rule that preferred it.</summary>
    public SurvivorshipRule Rule(int customer) => rules[customer];

    internal GoldenValue? Value(int customer) => codes[customer] is >= 0 and int code
        ? new GoldenValue(Attribute.Text(code), Attribute.Value(code), Record(customer), Slot(customer), rules[customer])
        : null;
}
