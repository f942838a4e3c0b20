using System.Collections;

namespace Guiyi.Profile;

/// <summary>
/// Many profiles for keeping long: some seventy bytes for a customer with orders, a seventh of what they take as objects, and each made anew when it is
/// asked for. Names of products and sources are kept once. Any number of threads may ask.
/// </summary>
sealed class PackedProfiles : IReadOnlyList<CustomerProfile>
{
    const int PortionBits = 10, Portion = 1 << PortionBits;

    readonly List<byte[]> portions = [];
    readonly int[] starts;
    readonly List<string> names = [];
    readonly HashSet<int> withLater = [];

    public PackedProfiles(IReadOnlyList<CustomerProfile> profiles)
    {
        starts = new int[profiles.Count];
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        var writer = new ProfileWriter(name => Place(name, places));
        for (int customer = 0; customer < starts.Length; customer++)
        {
            CustomerProfile profile = profiles[customer];
            starts[customer] = ReferenceEquals(profile, CustomerProfile.Empty) ? -1 : writer.Length;
            if (starts[customer] >= 0)
                writer.Write(profile);
            if (profile.Later > 0)
                withLater.Add(customer);
            if ((customer & (Portion - 1)) == Portion - 1 || customer == starts.Length - 1)
                portions.Add(writer.Take());
        }
    }

    public int Count => starts.Length;

    public CustomerProfile this[int index] =>
        starts[index] < 0 ? CustomerProfile.Empty : new ProfileReader(portions[index >> PortionBits].AsSpan(starts[index]), names).Read();

    /// <summary>True where some of what the customer did is dated after the moment of its profile.</summary>
    public bool HasLater(int customer) => withLater.Contains(customer);

    public IEnumerator<CustomerProfile> GetEnumerator()
    {
        for (int customer = 0; customer < Count; customer++)
            yield return this[customer];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    int Place(string name, Dictionary<string, int> places)
    {
        if (!places.TryGetValue(name, out int place))
        {
            places.Add(name, place = names.Count);
            names.Add(name);
        }
        return place;
    }
}
