using System.Collections;
using Guiyi.Rules;

namespace Guiyi.Classify;

/// <summary>The classes of many customers: two bytes for each customer and dimension. The assignments with their reasons are made when asked for.</summary>
public sealed class ClassTable : IReadOnlyList<IReadOnlyList<ClassAssignment>>
{
    readonly Classifier classifier;
    readonly ushort[] places;
    readonly Func<int, IFacts> facts;

    /// <summary>Classifies customers, on all cores.</summary>
    /// <param name="classifier">The scheme.</param>
    /// <param name="customers">Number of customers.</param>
    /// <param name="facts">What is known of a customer; asked again for reasons, from any thread.</param>
    public ClassTable(Classifier classifier, int customers, Func<int, IFacts> facts)
        : this(classifier, customers, facts, () => facts)
    {
    }

    /// <param name="classifier">The scheme.</param>
    /// <param name="customers">Number of customers.</param>
    /// <param name="facts">What is known of a customer; asked again for reasons, from any thread.</param>
    /// <param name="readers">Gives each thread a function of its own, which may use one object again and again.</param>
    internal ClassTable(Classifier classifier, int customers, Func<int, IFacts> facts, Func<Func<int, IFacts>> readers)
    {
        (this.classifier, this.facts, Count) = (classifier, facts, customers);
        int dimensions = classifier.Scheme.Dimensions.Count;
        places = new ushort[checked(customers * dimensions)];
        if (dimensions == 0)
            return;
        Parallel.For(
            0, customers, readers,
            (customer, _, read) =>
            {
                classifier.Places(read(customer), places.AsSpan(customer * dimensions, dimensions));
                return read;
            },
            _ => { });
    }

    ClassTable(ClassTable places, Func<int, IFacts> facts) => (classifier, this.places, this.facts, Count) = (places.classifier, places.places, facts, places.Count);

    /// <summary>The same classes, with the reasons found in facts that are kept elsewhere.</summary>
    internal ClassTable With(Func<int, IFacts> facts) => new(this, facts);

    /// <summary>Number of customers.</summary>
    public int Count { get; }

    /// <summary>The classes of a dimension, and behind them the one of whom none fits.</summary>
    public IReadOnlyList<ClassDefinition> PlacesOf(int dimension) => classifier.PlacesOf(dimension);

    /// <summary>Which of the <see cref="PlacesOf"/> a dimension a customer has.</summary>
    public int PlaceOf(int customer, int dimension) => places[(customer * classifier.Scheme.Dimensions.Count) + dimension];

    /// <summary>A customer's class in each dimension, in the scheme's order.</summary>
    public IReadOnlyList<ClassAssignment> this[int index]
    {
        get
        {
            int dimensions = classifier.Scheme.Dimensions.Count;
            return dimensions == 0 ? [] : classifier.Assignments(facts(index), places.AsSpan(index * dimensions, dimensions));
        }
    }

    public IEnumerator<IReadOnlyList<ClassAssignment>> GetEnumerator()
    {
        for (int customer = 0; customer < Count; customer++)
            yield return this[customer];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
