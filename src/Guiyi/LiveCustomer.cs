using Guiyi.Classify;
using Guiyi.Model;

namespace Guiyi;

/// <summary>A customer met on a walk over all: <see cref="LiveFacts.All"/>. Holds until the walk goes on.</summary>
public sealed class LiveCustomer
{
    readonly LiveWalk walk;

    internal LiveCustomer(LiveWalk walk) => this.walk = walk;

    /// <summary>Person or organization.</summary>
    public EntityKind Kind => walk.Kind;

    /// <summary>Its id, a new text each time.</summary>
    public string Id => walk.Id;

    /// <summary>True where it is as the fit found it.</summary>
    public bool IsOfFit => walk.OfFit >= 0;

    /// <summary>The customer of the fit that it is still, by its place in <see cref="LiveFacts.FitCustomers"/>; -1 where it is not as the fit found it.</summary>
    public int OfFit => walk.OfFit;

    /// <summary>Numbers of its records, rising. A new list each time.</summary>
    public IReadOnlyList<int> Records => walk.Records;

    /// <summary>What rules may ask of it.</summary>
    public ICustomerFacts Facts => walk.Facts;

    /// <summary>Its class in a dimension of the scheme, by the dimension's place there.</summary>
    public ClassDefinition Class(int dimension) => walk.Class(dimension);

    /// <summary>Its classes with their reasons. They hold longer than the walk stays here.</summary>
    public IReadOnlyList<ClassAssignment> Classes => walk.Classes;

    /// <summary>What its code begins with.</summary>
    public string CodePrefix => walk.CodePrefix;
}
