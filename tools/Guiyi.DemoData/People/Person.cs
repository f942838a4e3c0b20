namespace Guiyi.DemoData.People;

/// <summary>A phone number, and the day from which somebody had it.</summary>
sealed record OwnedPhone(string Number, DateTime From);

/// <summary>An invented customer: how things really are, before any channel gets them wrong.</summary>
sealed class Person
{
    public required string Id { get; init; }
    public required Word Surname { get; init; }

    /// <summary>One or two characters, or a Western given name.</summary>
    public required Word[] Given { get; init; }

    public required bool Male { get; init; }
    public required DateTime Birth { get; init; }
    public required Household Home { get; init; }

    /// <summary>Earliest first.</summary>
    public required List<OwnedPhone> Phones { get; init; }

    public required DateTime Joined { get; init; }
    public required DateTime Left { get; init; }

    /// <summary>How much they buy: 1 (once) to 12.</summary>
    public required int Activity { get; init; }

    public string? Email { get; init; }
    public string? IdNumber { get; init; }
    public string? MemberNumber { get; init; }
    public string? Nick { get; init; }
    public string? UnionId { get; init; }
    public string? Device { get; init; }
    public Company? Employer { get; set; }

    public bool IsWestern => Surname.Text[0] < 128;

    public string GivenText => string.Concat(Given.Select(g => g.Text));

    public string FullName => IsWestern ? $"{GivenText} {Surname.Text}" : Surname.Text + GivenText;

    public string Pinyin => string.Concat(Given.Select(g => g.Sound));

    public string PhoneAt(DateTime day) => Phones.Last(p => p.From <= day || p == Phones[0]).Number;
}

/// <summary>A character or a name with its sound.</summary>
readonly record struct Word(string Text, string Sound);
