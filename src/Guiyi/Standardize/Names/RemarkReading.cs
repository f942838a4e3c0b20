using System.Collections.Frozen;
using Guiyi.Internals;

namespace Guiyi.Standardize.Names;

/// <summary>Decides which piece of a remark is the person, the organization, a place or a note.</summary>
sealed class RemarkReading
{
    // How surely a piece is a person's name.
    const int Titled = 5, Full = 4, Likely = 3, Doubtful = 2, GivenOnly = 1;

    static readonly FrozenSet<string> NoteWords = ReferenceData.Lines("names/remark-words.csv").SelectMany(line => line.Split(',')).ToFrozenSet(StringComparer.Ordinal);

    static readonly string[] PlaceEnds = ["广场", "小区", "花园", "商场", "大厦", "公寓", "门店", "商圈", "大道", "大街", "万达", "万象城", "大悦城", "路", "街", "区", "县", "镇", "村", "苑", "店"];

    readonly List<RemarkPiece> pieces;
    readonly List<string> places = [], notes = [];
    PersonName? person;
    OrganizationName? organization;

    public RemarkReading(List<RemarkPiece> pieces)
    {
        this.pieces = pieces;
        TakeOrganizations();
        int who = person is null ? Person() : -1;
        for (int i = 0; i < pieces.Count; i++)
            if (i == who)
                person = PersonNames.Parse(pieces[i].Text).Value;
            else if (pieces[i].Text.Length > 0)
                (IsPlace(pieces[i].Text) ? places : notes).Add(pieces[i].Text);
    }

    public ContactRemark ToRemark(RemarkNumbers numbers) =>
        new(person, organization, numbers.Phone, numbers.Tail, places, [.. notes.Where(note => note is not ("尾号" or "尾")), .. numbers.Others]);

    /// <summary>Grades, roles and states, by a table: VIP, 客户, 采购.</summary>
    public static bool IsNote(string text) => NoteWords.Contains(text.ToLowerInvariant());

    void TakeOrganizations()
    {
        for (int i = 0; i < pieces.Count; i++)
        {
            string text = pieces[i].Text;
            if (IsNote(text) || pieces[i].Bracketed && text.Length < 4)
                continue;
            bool place = i + 1 < pieces.Count && pieces[i + 1].Attached && Names.Places.Exactly(pieces[i + 1].Text) is not null;
            // 宏达（北京）建材: the name goes on behind the place.
            if (place && i + 2 < pieces.Count && pieces[i + 2].BehindBracket && OrganizationNames.LooksLikeOrganization($"{text}（{pieces[i + 1].Text}）{pieces[i + 2].Text}"))
            {
                Take($"{text}（{pieces[i + 1].Text}）{pieces[i + 2].Text}", i, 3);
                continue;
            }
            bool certain = OrganizationNames.LooksLikeOrganization(text) && !IsShopPlace(text) && !(pieces[i].Bracketed && text[^1] == '店');
            if (certain || place && IsUnknown(text))
                Take(place ? $"{text}（{pieces[i + 1].Text}）" : text, i, place ? 2 : 1);
            else if (BehindOrganization(text) is > 0 and int cut)
            {
                Take(text[..cut], i, 0);
                pieces[i] = pieces[i] with { Text = text[cut..] };
            }
        }
    }

    void Take(string text, int first, int count)
    {
        if (organization is not null || OrganizationNames.Parse(text).Value is not { } name)
            return;
        organization = name;
        for (int i = first; i < first + count; i++)
            pieces[i] = pieces[i] with { Text = "" };
    }

    // 西湖银泰店, 北京朝阳店 are where the contact shops.
    static bool IsShopPlace(string text) => text[^1] == '店' && Names.Places.AtStart(text, unsure: true) is not null;

    static bool IsUnknown(string text) => text.AsSpan().IsHan() && text.Length >= 2 && Score(text) < Likely && !IsPlace(text);

    /// <summary>Where a person's name begins behind a business (宏达建材崔总: 4), or 0.</summary>
    static int BehindOrganization(string text)
    {
        if (!text.AsSpan().IsHan())
            return 0;
        int end = Titles.AtEnd(text) is (_, int title) ? text.Length - title : text.Length;
        for (int length = 3; length > 0; length--)
            if (end - length >= 4 && (length > 1 || end < text.Length) && Surnames.Share(text[end - length]) > 0.0002 && OrganizationWords.EndsLikeOrganization(text.AsSpan(0, end - length)))
                return end - length;
        return 0;
    }

    int Person()
    {
        int best = -1, bestScore = 0;
        bool first = true;
        for (int i = 0; i < pieces.Count; i++)
        {
            string text = pieces[i].Text;
            if (text.Length == 0 || IsNote(text))
                continue;
            int score = Score(text) * 2 - (pieces[i].Bracketed ? 1 : 0);
            if (score > 0 && IsPlace(text))
                score = first ? GivenOnly * 2 + 1 : 0;
            // A lone given name is taken only where names stand, in front.
            if (score <= GivenOnly * 2 && !first)
                score = 0;
            if (score > bestScore)
                (best, bestScore) = (i, score);
            first &= text.All(char.IsAsciiDigit) || pieces[i].Bracketed;
        }
        return best;
    }

    static int Score(string text)
    {
        if (PersonNames.Parse(text).Value is not { } name)
            return 0;
        if (name.Title is not null)
            return name.Surname is null && name.GivenName is null && name.Text.Length > 2 ? Doubtful : Titled;
        if (name.Script != NameScript.Han)
            return name.Surname is not null && name.GivenName is not null ? Likely : GivenOnly;
        if (name.Surname is null)
            return GivenOnly;
        if (name.GivenName is null)
            return name.Informal ? Full : Doubtful;
        if (name.Surname.Length == 1 && Surnames.Share(name.Surname) < 0.0005)
            return Doubtful;
        return name.GivenName.All(NameTables.GivenCharacters.Contains) || !name.GivenName.AsSpan().IsHan() ? Full : Likely;
    }

    /// <summary>A known place, a text that begins with one, or one that ends like a street, estate or shop.</summary>
    static bool IsPlace(string text)
    {
        if (text.Length < 2 || !text.AsSpan().ContainsHan())
            return false;
        if (Names.Places.IsKnown(text))
            return true;
        if (text.Length <= 10 && Names.Places.AtStart(text) is (_, int length) && text.Length > length && Titles.AtEnd(text) is null)
            return true;
        foreach (string end in PlaceEnds)
            if (text.Length >= 3 && text.EndsWith(end, StringComparison.Ordinal))
                return end.Length > 1 || end == "店" || Surnames.Share(text[0]) < 0.003;
        return false;
    }
}
