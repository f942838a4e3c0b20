namespace Guiyi.Standardize;
public sealed record OrganizationName(string Text, string Core, string? City, string? Branch, string? ParentText);
public static class OrganizationNames { public static Standardized<OrganizationName> Parse(string raw) => raw.Trim().Length < 3 ? Standardized<OrganizationName>.Empty : new OrganizationName(raw.Trim(), raw.Trim(), null, null, null); }
public sealed record ContactRemark(PersonName? Name, OrganizationName? Organization, string? Phone, string? PhoneTail);
public static class ContactRemarks { public static ContactRemark Parse(string raw) => new(PersonNames.Parse(raw.Split('-', ' ', '(')[0]).Value, null, null, null); }
public static class Shapes { public static bool AreAlike(char a, char b) => false; }
public static class Sounds { public static bool AreAlike(string a, string b) => a == b; }
