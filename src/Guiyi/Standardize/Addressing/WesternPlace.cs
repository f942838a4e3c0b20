namespace Guiyi.Standardize.Addressing;

/// <summary>The end of a Western address: city, state, postcode, country.</summary>
sealed class WesternPlace
{
    readonly string? hint;

    internal WesternPlace(string? hint) => this.hint = hint;

    internal string? District { get; private set; }

    internal string? City { get; private set; }

    internal string? State { get; private set; }

    internal string? Postcode { get; private set; }

    internal string? Country { get; private set; }

    /// <summary>The country that state, postcode or division tell without its name.</summary>
    internal string? ImpliedCountry { get; private set; }

    /// <summary>The Chinese division that the Latin names mean.</summary>
    internal Division? Division { get; private set; }

    internal bool HasRegion => Postcode is not null || State is not null || Country is not null;

    /// <summary>Takes country, postcode and state off the end.</summary>
    internal void TakeFrom(List<List<string>> segments)
    {
        TakeCountry(segments);
        string? formCountry = TakePostcode(segments);
        // united kingdom, le11 1uu
        if (Country is null && Postcode is not null && segments.Count > 0)
            TakeCountry(segments);
        TakeState(segments, formCountry);
        if (Postcode is null)
            formCountry = TakePostcode(segments) ?? formCountry;
        ImpliedCountry ??= formCountry;
        Country ??= ImpliedCountry ?? hint;
    }

    void TakeCountry(List<List<string>> segments)
    {
        List<string> last = segments[^1];
        for (int count = Math.Min(4, last.Count); count > 0; count--)
        {
            string name = string.Join(' ', last[^count..]);
            if (WesternRegions.Country(name) is not { } code)
                continue;
            bool whole = count == last.Count;
            if (whole ? segments.Count == 1 && name.Length < 4 || WesternRegions.IsDoubtfulCountry(name) && hint != code && name != "can" && name != "mexico" && name != "poland" && name != "norway"
                : WesternRegions.IsDoubtfulCountry(name) || last[^(count + 1)] is "de" or "of" or "new" or "la" or "du")
                return;
            if (whole && segments.Count == 1)
                return;
            Country = code;
            last.RemoveRange(last.Count - count, count);
            segments.RemoveAll(s => s.Count == 0);
            return;
        }
    }

    // The last word that has the form of a postcode and is not the house number; before the city in Germany.
    string? TakePostcode(List<List<string>> segments)
    {
        for (int s = segments.Count - 1; s >= 0 && s >= segments.Count - 2; s--)
        {
            List<string> words = segments[s];
            for (int length = 1; length <= 2 && length <= words.Count; length++)
            {
                string end = string.Concat(words[^length..]);
                bool only = s == 0 && words.Count == length;
                if (only || !WesternRegions.IsPostcode(end, out string canonical, out string? country) || (length == 2 && country is null))
                    continue;
                // 500 at the end of a first segment may be the number of a German street.
                if (s == 0 && segments.Count > 1 && country is null && words.Count == 2 && StreetWords.IsJoinedStreet(words[0]))
                    continue;
                Postcode = canonical;
                words.RemoveRange(words.Count - length, length);
                segments.RemoveAll(w => w.Count == 0);
                return country;
            }
            if (s > 0 && words.Count > 1 && words[0].Length is 5 or 6 && words[0].All(char.IsAsciiDigit) && words.Skip(1).All(w => char.IsLetter(w[0]) && StreetWords.Type(w) is null))
            {
                Postcode = words[0];
                words.RemoveAt(0);
                return null;
            }
        }
        return null;
    }

    void TakeState(List<List<string>> segments, string? formCountry)
    {
        if (segments.Count == 0)
            return;
        List<string> last = segments[^1];
        for (int count = Math.Min(3, last.Count); count > 0; count--)
        {
            string name = string.Join(' ', last[^count..]);
            WesternState[] states = WesternRegions.StatesOf(name);
            if (states.Length == 0 || (count == last.Count && segments.Count == 1))
                continue;
            // A full name may be the city's; the code is not, unless a street ends with it.
            bool whole = count == last.Count;
            if (!whole && name.Length > 3 && Postcode is null && Country is null && segments.Count == 1)
                continue;
            string? known = Country ?? formCountry ?? hint ?? (Postcode?.Length == 4 ? "AU" : Postcode?.Length == 5 ? "US" : null);
            WesternState state = Array.Find(states, s => s.Country == known) ?? states[0];
            if (known is not null && state.Country != known)
                continue;
            State = state.Code;
            ImpliedCountry = states.Length == 1 || Postcode is not null ? state.Country : null;
            last.RemoveRange(last.Count - count, count);
            segments.RemoveAll(s => s.Count == 0);
            return;
        }
    }

    /// <summary>What the street left over: the last is the city, what stands before it a suburb or district.</summary>
    internal void TakeLocalities(List<List<string>> segments)
    {
        // san francisco, ca 94105, san francisco, ca 94105: what was said already.
        segments.RemoveAll(s => s.Count == 0 || (s[0] == State && (s.Count == 1 || (s.Count == 2 && s[1] == Postcode))) || (s.Count == 1 && s[0] == Postcode));
        for (int i = segments.Count - 2; i >= 0; i--)
            if (segments[i].SequenceEqual(segments[^1]))
                segments.RemoveAt(i);
        if (segments.Count > 0)
            TakeCity(segments);
        TakeCityState();
    }

    void TakeCity(List<List<string>> segments)
    {
        City = string.Join(' ', segments[^1]);
        if (segments.Count > 1)
            District = string.Join(", ", segments[..^1].Select(s => string.Join(' ', s)));
    }

    // 4 hillview rise, 667979, singapore: country and city are one, and the city's place says both.
    void TakeCityState()
    {
        if (Country is null && City is "singapore" or "monaco")
            Country = WesternRegions.Country(City!);
        if (Country is not ("SG" or "MC"))
            return;
        string name = WesternRegions.CountryName(Country)!;
        if (City is not null && City != name)
            District = District is null ? City : $"{District}, {City}";
        City = name;
        ImpliedCountry = Country;
    }

    /// <summary>Finds the Chinese division: Longquanyi District, Chengdu, Sichuan.</summary>
    internal void ResolveChina()
    {
        if (Country is not (null or "CN") || State is not null || City is null)
            return;
        string[] names = District is null ? [City] : [.. District.Split(", "), City];
        Division? found = PinyinDivisions.Resolve(names, Country == "CN");
        if (found is null)
            return;
        Division = found;
        Country = "CN";
        ImpliedCountry = "CN";
    }
}
