namespace Guiyi.Classify;

/// <summary>Persons and organizations.</summary>
static class KindDimension
{
    const string Name = "kind";

    public static ProposedDimension Propose(SchemeEvidence evidence)
    {
        int persons = evidence.Customers - evidence.Organizations;
        if (persons == 0 || evidence.Organizations == 0)
            return ProposedDimension.LeaveOut(Name, "不分客户类型：全部客户属于同一类型。", "No kinds: all customers are of one kind.");
        var dimension = new Dimension(Name, "客户类型", "Kind", [new("P", "个人", "Person", "kind = person"), new("O", "企业", "Organization", "kind = organization")], "P");
        return ProposedDimension.Use(
            dimension,
            FormattableString.Invariant($"{persons} 位个人（P）和 {evidence.Organizations} 家企业（O）。"),
            FormattableString.Invariant($"{persons} persons (P) and {evidence.Organizations} organizations (O)."));
    }
}
