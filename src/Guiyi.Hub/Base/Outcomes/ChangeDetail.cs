using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Guiyi.Hub.Storage.Customers;

namespace Guiyi.Hub.Base.Outcomes;

/// <summary>More about a change in the feed: enough to act on, and nothing that a record or a person said of somebody.</summary>
public sealed record ChangeDetail
{
    static readonly JsonSerializerOptions Form = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The code that it has now; null where it is no more.</summary>
    public string? Code { get; init; }

    /// <summary>The code that it had before, where that is another or retired; it leads on for ever.</summary>
    public string? CodeBefore { get; init; }

    /// <summary>Number of records that it has now.</summary>
    public int? Records { get; init; }

    /// <summary>Records that came to it, new ones or another customer's.</summary>
    public int? Joined { get; init; }

    /// <summary>Records that went from it.</summary>
    public int? Left { get; init; }

    /// <summary>Records of it that say something else now.</summary>
    public int? Restated { get; init; }

    /// <summary>The attribute whose value a person gave or took back.</summary>
    public string? Attribute { get; init; }

    /// <summary>Id of what a person said: a correction, relation or note.</summary>
    public long? Entry { get; init; }

    /// <summary>Kind of the relation or note.</summary>
    public string? EntryKind { get; init; }

    /// <summary>True where it was taken back.</summary>
    public bool? IsEnded { get; init; }

    internal string Text() => JsonSerializer.Serialize(this, Form);

    /// <summary>The detail of a change; null where it has none.</summary>
    public static ChangeDetail? Of(StoredChange change)
    {
        ArgumentNullException.ThrowIfNull(change);
        return change.Detail.Length == 0 ? null : JsonSerializer.Deserialize<ChangeDetail>(change.Detail, Form);
    }
}

/// <summary>What others are told of a customer whose set of records stays.</summary>
/// <param name="Kind">One of <see cref="ChangeKinds"/>.</param>
/// <param name="Detail">What is known of it beside the customer.</param>
/// <param name="OtherOf">The other customer that it is about, where there is one.</param>
sealed record Touch(string Kind, ChangeDetail Detail, Func<CustomerNo, CustomerNo?> OtherOf)
{
    /// <summary>A record says something else.</summary>
    public static Touch Changed { get; } = new(ChangeKinds.Changed, new ChangeDetail(), _ => null);
}
