using Guiyi.Api.Platform;
using Guiyi.Api.Platform.Problems;
using Guiyi.Hub.Base;
using Guiyi.Hub.Storage.Records;
using Guiyi.Ingest;
using Guiyi.Model;

namespace Guiyi.Api.Sources;

/// <summary>Where a mapping comes from.</summary>
enum MappingOrigin
{
    /// <summary>People said it.</summary>
    Given,
    /// <summary>The last fit understood the columns so.</summary>
    Inferred,
}

/// <summary>A mapping as it holds.</summary>
/// <param name="Origin">Who says so.</param>
/// <param name="Mapping">As it is put, to be edited.</param>
sealed record MappingView(MappingOrigin Origin, Mapping Mapping)
{
    public static MappingView? Of(StoredSource source, CustomerHub hub)
    {
        SourceMapping? given = hub.Sources.Given(source);
        return (given ?? hub.Sources.Mapping(source)) is { } mapping ? new MappingView(given is null ? MappingOrigin.Inferred : MappingOrigin.Given, Mapping.Of(mapping)) : null;
    }
}

/// <summary>What the columns of a source mean. Columns that are left out are not used.</summary>
/// <param name="Columns">The meaning of each.</param>
/// <param name="Entity">What a row is where no column says so: person (the default) or organization.</param>
/// <param name="Interaction">What a row tells of, such as order; left out or none where rows are no events.</param>
/// <param name="Deduplicated">The source holds everybody once.</param>
/// <param name="Trust">1 is trusted most, 99 least; 5 where nothing is said.</param>
/// <param name="Why">Why, for those who look at it later.</param>
sealed record Mapping(IReadOnlyList<ColumnMeaning> Columns, string? Entity = null, string? Interaction = null, bool? Deduplicated = null, int? Trust = null, string? Why = null)
{
    public static Mapping Of(SourceMapping mapping) => new(
        [.. mapping.Fields.Select(ColumnMeaning.Of)], ApiJson.Word(mapping.Entity), mapping.Interaction is { } kind ? ApiJson.Word(kind) : "none", mapping.Deduplicated, mapping.Trust);

    /// <exception cref="Refusal">Something in it does not fit the source; the message names the column.</exception>
    public SourceMapping For(StoredSource source)
    {
        if (Columns.Count == 0)
            throw new Refusal(422, "A mapping needs a column.", "columns: found none; DELETE the mapping to have it inferred.");
        if (Columns.SelectMany(c => c.Column).GroupBy(c => c, StringComparer.Ordinal).FirstOrDefault(c => c.Count() > 1) is { } twice)
            throw new Refusal(422, "A column has one meaning.", $"column '{twice.Key}': found {twice.Count()} meanings.");
        return new SourceMapping
        {
            Source = source.Name,
            Fields = [.. Columns.Select(c => c.For(source))],
            Entity = Words.ReadOptional<EntityKind>(Entity, "entity") ?? EntityKind.Person,
            Interaction = Interaction == "none" ? null : Words.ReadOptional<InteractionKind>(Interaction, "interaction"),
            Deduplicated = Deduplicated ?? false,
            Trust = Trust is null or (>= 1 and <= 99) ? Trust ?? 5 : throw new Refusal(422, "That is no rank.", $"trust: found {Trust}; expected 1 to 99."),
        };
    }
}

/// <summary>What a column means, or several that make up one thing together.</summary>
/// <param name="Column">Names of the columns.</param>
/// <param name="Target">Such as person_name, phone, email, amount, or ignore.</param>
/// <param name="Label">Tells apart several accounts or identifiers; of consent and opt_out the channel: marketing (the default), sms, phone, email, wechat, post, data.</param>
/// <param name="Owner">Whose it is where a row names a person and an organization: person (the default), organization or both.</param>
/// <param name="Because">Why it was understood so.</param>
sealed record ColumnMeaning(IReadOnlyList<string> Column, string Target, string? Label = null, string? Owner = null, string? Because = null)
{
    public static ColumnMeaning Of(FieldMapping field) => new(
        field.Columns, ApiJson.Word(field.Target), field.Label.Length > 0 ? field.Label : null, field.Owner == FieldOwner.Person ? null : ApiJson.Word(field.Owner), field.Reason.Length > 0 ? field.Reason : null);

    public FieldMapping For(StoredSource source)
    {
        if (Column.Count == 0)
            throw new Refusal(422, "A meaning needs a column.", $"target {Target}: found no column.");
        if (Column.FirstOrDefault(c => !source.Columns.Contains(c)) is { } unknown)
            throw new Refusal(422, "There is no such column.", $"column '{unknown}': source {source.Name} has {string.Join(", ", source.Columns)}.");
        string where = $"column '{string.Join(", ", Column)}'";
        FieldTarget target = Words.Read<FieldTarget>(Target, $"{where}, target");
        return new FieldMapping
        {
            Columns = Column,
            Target = target,
            Label = target is FieldTarget.Consent or FieldTarget.OptOut ? ApiJson.Word(Words.ReadOptional<ConsentChannel>(Label, $"{where}, label") ?? ConsentChannel.Marketing) : Label ?? "",
            Owner = Words.ReadOptional<FieldOwner>(Owner, $"{where}, owner") ?? FieldOwner.Person,
            Reason = Because ?? "",
        };
    }
}
