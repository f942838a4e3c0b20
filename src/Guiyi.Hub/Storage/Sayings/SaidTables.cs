using System.Globalization;
using System.Text;
using Guiyi.Merge;
using Guiyi.Model;

namespace Guiyi.Hub.Storage.Sayings;

/// <summary>Where judgments, corrections, relations and interactions of people lie.</summary>
static class SaidTables
{
    const string OneRecord = "source_id = $1 and key = $2", TwoRecords = "((left_source = $1 and left_key = $2) or (right_source = $1 and right_key = $2))";

    public static readonly SaidTable<StoredJudgment> Judgments = new(
        "judgment", TwoRecords, ["left_source", "left_key", "right_source", "right_key", "entity", "decision"],
        (row, common) => new StoredJudgment
        {
            Left = row.Anchor(1),
            Right = row.Anchor(3),
            Entity = row.OptionalChoice<EntityKind>(5),
            Decision = row.Choice<Decision>(6),
            Id = common.Id,
            Run = common.Run,
            Made = common.Made,
            Held = common.Held,
            Ended = common.Ended,
        },
        (row, said, _) => row.Add(said.Left).Add(said.Right).AddOptional(said.Entity).Add(said.Decision));

    public static readonly SaidTable<StoredCorrection> Corrections = new(
        "correction", OneRecord, ["source_id", "key", "entity", "attribute", "value"],
        (row, common) => new StoredCorrection
        {
            Record = row.Anchor(1),
            Entity = row.Choice<EntityKind>(3),
            Attribute = row.Text(4),
            Value = row.OpenText(5, SealedColumn.CorrectionValue),
            Id = common.Id,
            Run = common.Run,
            Made = common.Made,
            Held = common.Held,
            Ended = common.Ended,
        },
        (row, said, sealer) => row.Add(said.Record).Add(said.Entity).Add(said.Attribute).Add(Sealed(sealer, SealedColumn.CorrectionValue, said.Value)));

    public static readonly SaidTable<StoredRelation> Relations = new(
        "relation", TwoRecords, ["left_source", "left_key", "left_entity", "right_source", "right_key", "right_entity", "kind", "label", "follows"],
        (row, common) => new StoredRelation
        {
            Left = row.Anchor(1),
            LeftEntity = row.Choice<EntityKind>(3),
            Right = row.Anchor(4),
            RightEntity = row.Choice<EntityKind>(6),
            Kind = row.Text(7),
            Label = row.Text(8),
            Follows = row.Number(9),
            Id = common.Id,
            Run = common.Run,
            Made = common.Made,
            Held = common.Held,
            Ended = common.Ended,
        },
        (row, said, _) => row.Add(said.Left).Add(said.LeftEntity).Add(said.Right).Add(said.RightEntity).Add(said.Kind).Add(said.Label).Add(said.Follows));

    public static readonly SaidTable<StoredInteraction> Interactions = new(
        "interaction", OneRecord, ["source_id", "key", "entity", "kind", "happened_at", "text", "amount", "currency", "follows"],
        (row, common) => new StoredInteraction
        {
            Record = row.Anchor(1),
            Entity = row.Choice<EntityKind>(3),
            Kind = row.Text(4),
            Happened = row.Time(5),
            Text = row.OpenText(6, SealedColumn.InteractionText),
            Amount = row.OptionalText(7) is { } amount ? decimal.Parse(amount, CultureInfo.InvariantCulture) : null,
            Currency = row.Text(8),
            Follows = row.Number(9),
            Id = common.Id,
            Run = common.Run,
            Made = common.Made,
            Held = common.Held,
            Ended = common.Ended,
        },
        (row, said, sealer) => row.Add(said.Record).Add(said.Entity).Add(said.Kind).Add(said.Happened).Add(Sealed(sealer, SealedColumn.InteractionText, said.Text))
            .AddOptional(said.Amount?.ToString(CultureInfo.InvariantCulture)).Add(said.Currency).Add(said.Follows));

    static ReadOnlyMemory<byte> Sealed(ISealer sealer, SealedColumn column, string text) => sealer.Seal(column, Encoding.UTF8.GetBytes(text));
}
