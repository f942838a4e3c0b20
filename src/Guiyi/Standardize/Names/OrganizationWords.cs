namespace Guiyi.Standardize.Names;

/// <summary>Endings that betray a business in a column of persons' names.</summary>
static class OrganizationWords
{
    /// <summary>True where a Chinese text of four or more characters ends in a legal form, a kind of shop or a line of business, with a name before it.</summary>
    public static bool EndsLikeOrganization(ReadOnlySpan<char> name)
    {
        if (name.Length < 4)
            return false;
        if (OrganizationTables.FormAtEnd(name) is (LegalForm form, int length))
            return form.Kind != FormKind.Weak ? name.Length > length : name[^1] is '店' or '厂' or '馆';
        return OrganizationTables.IndustryAtEnd(name) is > 0 and int industry && name.Length >= industry + 2;
    }
}
