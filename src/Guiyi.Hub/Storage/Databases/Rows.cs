namespace Guiyi.Hub.Storage.Databases;

/// <summary>Rows of values on their way into the database: the values of a row from left to right, then <see cref="End"/>; after the last row <see cref="Finish"/>.</summary>
abstract class Rows : IDisposable
{
    public abstract Rows Add(long value);

    /// <summary>What no database can keep in a text, zeros and halves of surrogate pairs, becomes U+FFFD.</summary>
    public abstract Rows Add(string value);

    /// <summary>The bytes are taken over before <see cref="End"/> returns.</summary>
    public abstract Rows Add(ReadOnlyMemory<byte> value);

    public abstract Rows AddNull();

    /// <summary>Ends a row.</summary>
    public abstract void End();

    /// <summary>Sends what is left.</summary>
    /// <returns>The number of rows touched.</returns>
    public abstract int Finish();

    public abstract void Dispose();

    public Rows Add(long? value) => value is { } number ? Add(number) : AddNull();

    public Rows AddOptional(string? value) => value is null ? AddNull() : Add(value);

    public Rows Add(DateTimeOffset value) => Add(value.ToUnixTimeMilliseconds());

    public Rows Add(DateTimeOffset? value) => Add(value?.ToUnixTimeMilliseconds());

    public Rows Add(Saying said) => Add(said.By).Add(said.At).Add(said.Why);

    public Rows Add(Records.RecordAnchor anchor) => Add(anchor.Source).Add(anchor.Key);

    public Rows Add<T>(T value)
        where T : struct, Enum => Add(Word<T>.Of(value));

    public Rows AddOptional<T>(T? value)
        where T : struct, Enum => value is { } word ? Add(word) : AddNull();

    /// <summary>The text as a database can keep it.</summary>
    protected static string Kept(string text)
    {
        bool clean = true;
        for (int i = 0; i < text.Length && clean; i++)
            clean = text[i] is not '\0' and not (>= '\uD800' and <= '\uDFFF');
        // The encoder replaces what is left half of a pair.
        return clean ? text : System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(text)).Replace('\0', '\uFFFD');
    }
}
