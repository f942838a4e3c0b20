using Guiyi.Classify;
using Guiyi.Hub.Sinks.Tables;
using Guiyi.Model;
using Guiyi.Standardize;

namespace Guiyi.Hub.Sinks.Results;

/// <summary>The columns of <c>customers.csv</c>, in their order: a run's result and an export of a base have the same.</summary>
sealed class CustomerColumns
{
    /// <summary>Kinds of which a customer may well have several values: a column with all of them.</summary>
    static readonly (string Column, AttributeKind[] Kinds)[] Several =
    [
        ("all_names", [AttributeKind.PersonName, AttributeKind.OrganizationName]),
        ("all_nicknames", [AttributeKind.Nickname]),
        ("all_phones", [AttributeKind.Phone]),
        ("all_emails", [AttributeKind.Email]),
        ("all_addresses", [AttributeKind.Address]),
        ("all_accounts", [AttributeKind.AccountId]),
    ];

    static readonly string[] Numbers = ["interactions", "orders", "money", "average_order", "recency_days", "tickets", "satisfaction", "r", "f", "m", "records"], Days = ["first_seen", "last_seen", "last_order"];

    /// <param name="attributes">Attributes that customers have, in any order.</param>
    /// <param name="scheme">Gives the dimensions.</param>
    public CustomerColumns(IEnumerable<AttributeColumn> attributes, ClassScheme scheme)
    {
        Attributes = AttributeOrder.Of(attributes);
        Lists = [.. Several.Select(s => (s.Column, (AttributeColumn[])[.. Attributes.Where(a => s.Kinds.Contains(a.Kind))])).Where(s => s.Item2.Length > 0)];
        Dimensions = [.. scheme.Dimensions.Select(d => d.Name)];
        Names =
        [
            "customer_id", "code", "kind", "name",
            .. Attributes.Select(a => a.Name), .. Lists.Select(l => l.Column), .. Dimensions.SelectMany(d => (string[])["class_" + d, $"class_{d}_name"]), .. ProfileCells.Columns,
        ];
    }

    /// <summary>Columns that are written as they are.</summary>
    public static string[] Ids { get; } = ["customer_id", "code"];

    /// <summary>A column of the golden value for each.</summary>
    public AttributeColumn[] Attributes { get; }

    /// <summary>Columns of all values.</summary>
    public (string Column, AttributeColumn[] Attributes)[] Lists { get; }

    public string[] Dimensions { get; }

    public string[] Names { get; }

    /// <summary>The columns with what their cells are. Only the profile has numbers and days: an attribute is as people wrote it, and may well be half a date.</summary>
    public IReadOnlyList<TableColumn> Typed
    {
        get
        {
            int profile = Names.Length - ProfileCells.Columns.Length;
            return [.. Names.Select((name, i) => new TableColumn(name, i < 2 ? CellKind.Id : i < profile ? CellKind.Text : Numbers.Contains(name) ? CellKind.Number : Days.Contains(name) ? CellKind.Day : CellKind.Text))];
        }
    }
}
