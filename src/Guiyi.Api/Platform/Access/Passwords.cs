using System.Globalization;
using System.Security.Cryptography;
using Guiyi.Api.Platform.Problems;

namespace Guiyi.Api.Platform.Access;

/// <summary>
/// Passwords as they are kept: <c>pbkdf2-sha512$rounds$salt$hash</c>. The method stands in the text, so that a later version can use another one and
/// still read this one. Rounds after OWASP's Password Storage Cheat Sheet.
/// </summary>
static class Passwords
{
    public const int Shortest = 8, Longest = 256;

    const int Rounds = 210_000, SaltBytes = 16, HashBytes = 32;

    const string Method = "pbkdf2-sha512";

    /// <summary>Hashing is meant to be slow: strangers must not be able to occupy all processors with it.</summary>
    static readonly SemaphoreSlim Places = new(Math.Max(1, Environment.ProcessorCount / 2));

    /// <summary>Compared with where there is no such user, so that this takes as long.</summary>
    static readonly string Nobody = Text(RandomNumberGenerator.GetBytes(SaltBytes), RandomNumberGenerator.GetBytes(HashBytes));

    /// <exception cref="Refusal">It is too short or too long.</exception>
    public static async Task<string> Hash(string password, CancellationToken cancellation)
    {
        if (password.Length is < Shortest or > Longest)
            throw new Refusal(400, "The password has the wrong length.", $"password: found {password.Length} characters; expected {Shortest} to {Longest}.");
        byte[] salt = RandomNumberGenerator.GetBytes(SaltBytes);
        return Text(salt, await Slowly(password, salt, Rounds, HashBytes, cancellation));
    }

    /// <summary>Whether a password is the one that is kept; takes the same time where none is.</summary>
    public static async Task<bool> Fits(string password, string? kept, CancellationToken cancellation)
    {
        bool isKept = !string.IsNullOrEmpty(kept);
        string[] parts = (isKept ? kept! : Nobody).Split('$');
        if (parts is not [Method, _, _, _])
            throw new InvalidOperationException($"A password is kept in a way this version does not know: {parts[0]}.");
        byte[] expected = Convert.FromBase64String(parts[3]);
        byte[] found = await Slowly(password.Length > Longest ? "" : password, Convert.FromBase64String(parts[2]), int.Parse(parts[1], CultureInfo.InvariantCulture), expected.Length, cancellation);
        return CryptographicOperations.FixedTimeEquals(found, expected) && isKept;
    }

    static string Text(byte[] salt, byte[] hash) => string.Create(CultureInfo.InvariantCulture, $"{Method}${Rounds}${Convert.ToBase64String(salt)}${Convert.ToBase64String(hash)}");

    static async Task<byte[]> Slowly(string password, byte[] salt, int rounds, int bytes, CancellationToken cancellation)
    {
        await Places.WaitAsync(cancellation);
        try
        {
            return Rfc2898DeriveBytes.Pbkdf2(password, salt, rounds, HashAlgorithmName.SHA512, bytes);
        }
        finally
        {
            Places.Release();
        }
    }
}
