using System.Collections.Frozen;
using Guiyi.Internals;
using Guiyi.Model;

namespace Guiyi.Ingest;

/// <summary>Headers that ask for consent or for its refusal; the words are <c>data/reference/ingest/consent-headers.csv</c>.</summary>
static class ConsentHeaders
{
    /// <param name="Target"><see cref="FieldTarget.Consent"/> or <see cref="FieldTarget.OptOut"/>.</param>
    /// <param name="Channel">What the consent is for.</param>
    /// <param name="IsBare">The header names no channel: beside orders, 退订 is one that was cancelled.</param>
    public readonly record struct Meaning(FieldTarget Target, ConsentChannel Channel, bool IsBare);

    /// <param name="For">Channels that must stand beside; null where none is needed.</param>
    /// <param name="Texts">The words, folded.</param>
    sealed record Words(FrozenSet<ConsentChannel>? For, string[] Texts);

    static readonly ConsentChannel[] Every = Enum.GetValues<ConsentChannel>();
    static readonly string[] Labels = Array.ConvertAll(Every, channel => channel.ToString().ToLowerInvariant());
    static readonly string[] Attributes = Array.ConvertAll(Labels, label => "consent_" + label);
    static readonly Dictionary<string, Meaning> Whole = new(StringComparer.Ordinal);
    static readonly List<(ConsentChannel Channel, string[] Words)> Channels = [];
    static readonly List<Words> Consents = [], Refusals = [];
    static readonly List<string> Others = [];

    static ConsentHeaders()
    {
        foreach (string line in ReferenceData.Lines("ingest/consent-headers.csv"))
        {
            string[] parts = line.Split(';');
            string[] words = [.. parts[2].Split('|').Select(HeaderLexicon.Fold)];
            switch (parts[0])
            {
                case "channel":
                    Channels.Add((Named(parts[1]), words));
                    break;
                case "consent" or "refusal":
                    (parts[0] == "consent" ? Consents : Refusals).Add(new Words(Beside(parts[1]), words));
                    break;
                case "asks" or "refuses":
                    foreach (string word in words)
                        Whole.TryAdd(word, new Meaning(parts[0] == "asks" ? FieldTarget.Consent : FieldTarget.OptOut, Named(parts[1]), IsBare: false));
                    break;
                default:
                    Others.AddRange(words);
                    break;
            }
        }
    }

    static ConsentChannel Named(string name) => Enum.Parse<ConsentChannel>(name, ignoreCase: true);

    static FrozenSet<ConsentChannel>? Beside(string channels) => channels switch
    {
        "" => null,
        "*" => Every.ToFrozenSet(),
        _ => channels.Split(',').Select(Named).ToFrozenSet(),
    };

    /// <summary>All channels.</summary>
    public static IReadOnlyList<ConsentChannel> All => Every;

    /// <summary>The label of a channel's attribute: "sms".</summary>
    public static string Label(ConsentChannel channel) => Labels[(int)channel];

    /// <summary>The channel's attribute: "consent_sms".</summary>
    public static string Attribute(ConsentChannel channel) => Attributes[(int)channel];

    /// <summary>The channel of an attribute; null for attributes that are no consent.</summary>
    public static ConsentChannel? Channel(string attribute)
    {
        foreach (ConsentChannel channel in Every)
            if (Attribute(channel) == attribute)
                return channel;
        return null;
    }

    /// <summary>What a header asks for; null where it has nothing to do with consent.</summary>
    public static Meaning? Find(string header)
    {
        string folded = HeaderLexicon.Fold(header);
        if (Whole.TryGetValue(folded, out Meaning whole))
            return whole;
        HashSet<string> latin = HeaderLexicon.Words(header);
        bool Says(string word) => word.Length > 0 && (word[0] > 127 ? folded.Contains(word, StringComparison.Ordinal) : latin.Contains(word));
        if (Others.Exists(Says))
            return null;
        ConsentChannel[] beside = [.. Channels.Where(c => c.Words.Any(Says)).Select(c => c.Channel)];
        bool IsAsked(Words words) => (words.For is null || beside.Any(words.For.Contains)) && words.Texts.Any(Says);
        // "不同意" has "同意" in it: refusals first.
        FieldTarget? target = Refusals.Exists(IsAsked) ? FieldTarget.OptOut : Consents.Exists(IsAsked) ? FieldTarget.Consent : null;
        return target is { } found ? new Meaning(found, One(beside), beside.Length == 0) : null;
    }

    /// <summary>"短信营销" is about text messages; several ways at once are marketing in general.</summary>
    static ConsentChannel One(ConsentChannel[] beside)
    {
        ConsentChannel[] particular = [.. beside.Where(c => c != ConsentChannel.Marketing)];
        return particular.Length == 1 ? particular[0] : ConsentChannel.Marketing;
    }
}
