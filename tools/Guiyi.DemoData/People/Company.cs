using Guiyi.DemoData.Words;

namespace Guiyi.DemoData.People;

/// <summary>An invented company, branch or subsidiary.</summary>
sealed class Company
{
    public required string Id { get; init; }
    public required City City { get; init; }
    public required string District { get; init; }
    /// <summary>The word that is only theirs, and their subsidiaries'.</summary>
    public required string Brand { get; init; }

    public required string Name { get; init; }

    /// <summary>What people call it: the brand word and the trade.</summary>
    public required string ShortName { get; init; }

    public required string Industry { get; init; }
    public required string CreditCode { get; init; }
    public required string Phone { get; init; }
    public required string Address { get; init; }
    public Company? Parent { get; init; }
    public List<Person> Contacts { get; } = [];
}
