using Guiyi.Classify;
using Guiyi.Hub.Sinks.Report;
using Guiyi.Hub.Sinks.Results;
using Guiyi.Hub.Sinks.Tables;
using Guiyi.Internals;
using Guiyi.Merge;
using Guiyi.Model;
using Guiyi.Standardize;

namespace Guiyi.Hub.Base.Exporting;

/// <summary>Values of customers that are still as the fit found them, from its columns: for one kind and one thread.</summary>
sealed class FitCustomerCells(CustomerBase customers, CustomerColumns columns)
{
    readonly GoldenColumn?[] golden = [.. columns.Attributes.Select(customers.Golden)];
    readonly AllValues[] lists = [.. columns.Lists.Select(l => new AllValues(customers, l.Attributes))];
    readonly TextPlace[] places = new TextPlace[columns.Attributes.Length];
    readonly StoredText[] texts = new StoredText[columns.Attributes.Length];

    /// <summary>The name, the golden values, and the lists of all values.</summary>
    public void Write(ICells row, int customer)
    {
        for (int i = 0; i < golden.Length; i++)
            places[i] = golden[i]?.Place(customer) ?? default;
        TextPlace.Fetch(places, texts);
        row.Field(CustomerNames.Of(customers, customer));
        foreach (StoredText text in texts)
            row.Field(text);
        foreach (AllValues list in lists)
            if (list.AreJoined(customer))
                row.Field(list.Joined(customer));
            else
                row.Field(list.Only(customer) is { } only ? texts[Array.IndexOf(golden, only)] : default);
    }
}

/// <summary>Values of customers from what their records say now, and what people corrected: what <see cref="FitCustomerCells"/> writes of those that are as in the fit.</summary>
sealed class HeldCustomerCells(CustomerColumns columns)
{
    public void Write(ICells row, HeldCustomer customer)
    {
        row.Field(customer.Facts.Name);
        foreach (AttributeColumn attribute in columns.Attributes)
            row.Field(Value(customer, attribute)?.Text ?? "");
        foreach ((_, AttributeColumn[] attributes) in columns.Lists)
            row.Field(string.Join(" | ", attributes.SelectMany(a => All(a, Value(customer, a)))));
    }

    static LiveValue? Value(HeldCustomer customer, AttributeColumn attribute)
    {
        foreach (LiveValue value in customer.Golden)
            if (value.Attribute == attribute.Name)
                return value;
        return null;
    }

    /// <summary>All values that were stated, the most frequent first; before them what a person gave. Where a person said that there is none, none.</summary>
    static IEnumerable<string> All(AttributeColumn attribute, LiveValue? value)
    {
        if (value is null || value.IsNone)
            return [];
        IEnumerable<string> stated = value.Statements.CountBy(s => s.Text).OrderByDescending(s => s.Value).ThenBy(s => s.Key, StringComparer.Ordinal).Select(s => s.Key);
        if (value.Rule == SurvivorshipRule.Corrected)
            stated = stated.Where(s => s != value.Text).Prepend(value.Text);
        return attribute.Kind == AttributeKind.AccountId ? stated.Select(s => $"{attribute.Label}:{s}") : stated;
    }
}

/// <summary>Classes, profile, number of records and sources: the end of a customer's row.</summary>
sealed class StandingCells(ClassScheme scheme, ReportLanguage language)
{
    readonly Dictionary<string, string>[] titles = [.. scheme.Dimensions.Select(d => Titles(d, language))];

    static Dictionary<string, string> Titles(Dimension dimension, ReportLanguage language)
    {
        Dictionary<string, string> titles = dimension.Classes.ToDictionary(c => c.Code, c => language == ReportLanguage.Chinese ? c.TitleZh : c.TitleEn, StringComparer.Ordinal);
        titles.TryAdd(dimension.Otherwise, language == ReportLanguage.Chinese ? dimension.OtherwiseZh : dimension.OtherwiseEn);
        return titles;
    }

    public void Class(ICells row, int dimension, string code)
    {
        row.Field(code);
        row.Field(titles[dimension][code]);
    }

    public static void Write(ICells row, ICustomerFacts facts)
    {
        ProfileCells.Write(row, facts.Profile, facts.Rfm);
        row.Field(facts.Records);
        row.Field(facts.Sources is [var only] ? only : string.Join(" | ", facts.Sources.Order(StringComparer.Ordinal)));
    }
}
