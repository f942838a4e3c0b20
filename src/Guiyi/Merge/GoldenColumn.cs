using Guiyi.Internals;
using Guiyi.Model;
using Guiyi.Standardize;

namespace Guiyi.Merge;

/// <summary>The surviving values of one attribute, by customer: the value's code, and in two bytes where it comes from and why.</summary>
public sealed class GoldenColumn
{
    const int RuleBits = 3, SlotBits = 2, MemberShift = RuleBits + SlotBits, FarMember = (1 << (16 - MemberShift)) - 1;

    readonly CustomerRecords records;
    readonly CodeBlocks codes;
    readonly Column<ushort> origins;

    /// <summary>Places among the customer's records that two bytes cannot hold.</summary>
    readonly Dictionary<int, int> far = [];

    internal GoldenColumn(AttributeColumn attribute, CustomerRecords records)
    {
        (Attribute, this.records) = (attribute, records);
        (codes, origins) = (new CodeBlocks(records.Store, records.Count), records.Store.New<ushort>(records.Count));
    }

    public AttributeColumn Attribute { get; }

    /// <summary>Code of the customer's value, or -1 where no record states one.</summary>
    public int Code(int customer) => codes[customer];

    /// <summary>The customer's value as canonical text, or null.</summary>
    public string? Text(int customer) => codes[customer] is >= 0 and int code ? Attribute.Text(code) : null;

    /// <summary>Where to find the text of the customer's value; no text where there is none.</summary>
    public TextPlace Place(int customer) => Attribute.Place(codes[customer]);

    /// <summary>The record whose statement survived, where there is one.</summary>
    public int Record(int customer)
    {
        int member = origins[customer] >> MemberShift;
        return records[customer][member == FarMember ? far[customer] : member];
    }

    /// <summary>The statement's slot in that record.</summary>
    public int Slot(int customer) => (origins[customer] >> RuleBits) & ((1 << SlotBits) - 1);

    /// <summary>The rule that preferred it.</summary>
    public SurvivorshipRule Rule(int customer) => (SurvivorshipRule)(origins[customer] & ((1 << RuleBits) - 1));

    internal GoldenValue? Value(int customer) => codes[customer] is >= 0 and int code
        ? new GoldenValue(Attribute.Text(code), Attribute.Value(code), Record(customer), Slot(customer), Rule(customer))
        : null;

    /// <summary>Sets a customer's value. Blocks of <see cref="CodeBlocks.BlockLength"/> customers may be set by different threads, each by one.</summary>
    /// <param name="customer">The customer.</param>
    /// <param name="code">Code of the value.</param>
    /// <param name="member">Which of the customer's records states it.</param>
    /// <param name="slot">In which slot.</param>
    /// <param name="rule">The rule that preferred it.</param>
    internal void Set(int customer, int code, int member, int slot, SurvivorshipRule rule)
    {
        codes[customer] = code;
        origins[customer] = (ushort)((Math.Min(member, FarMember) << MemberShift) | (slot << RuleBits) | (int)rule);
        if (member < FarMember)
            return;
        lock (far)
            far[customer] = member;
    }
}
