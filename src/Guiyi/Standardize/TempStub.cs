namespace Guiyi.Standardize;
public sealed record ContactRemark(PersonName? Name, OrganizationName? Organization, string? Phone, string? PhoneTail);
public static class ContactRemarks { public static ContactRemark Parse(string raw) => new(PersonNames.Parse(raw.Split('-', ' ', '(')[0]).Value, null, null, null); }
