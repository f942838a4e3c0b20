namespace Guiyi.Hub.Storage.Access;

/// <summary>Somebody who may sign in.</summary>
public sealed record StoredUser
{
    /// <summary>Given when the user is added.</summary>
    public long Id { get; init; }

    public required string Name { get; init; }

    /// <summary>The hash of the password, with its salt and method; empty where nobody can sign in by one.</summary>
    public string Password { get; init; } = "";

    public IReadOnlyList<string> Roles { get; init; } = [];

    public required DateTimeOffset Created { get; init; }

    /// <summary>Since when the user may not sign in any more; null while allowed.</summary>
    public DateTimeOffset? Disabled { get; init; }
}

/// <summary>What a program signs in with.</summary>
public sealed record StoredKey
{
    /// <summary>Given when the key is added.</summary>
    public long Id { get; init; }

    /// <summary>Id of the user on whose behalf it acts.</summary>
    public required long User { get; init; }

    public required string Name { get; init; }

    /// <summary>Hash of the secret; the secret itself is never kept.</summary>
    public required byte[] SecretHash { get; init; }

    public IReadOnlyList<string> Roles { get; init; } = [];

    public required DateTimeOffset Created { get; init; }

    public DateTimeOffset? Expires { get; init; }

    public DateTimeOffset? Revoked { get; init; }
}

/// <summary>A person who is signed in.</summary>
/// <param name="SecretHash">Hash of what the browser shows.</param>
/// <param name="User">Id of the user.</param>
/// <param name="Created">When the person signed in.</param>
/// <param name="Expires">When that ends.</param>
public sealed record StoredSession(byte[] SecretHash, long User, DateTimeOffset Created, DateTimeOffset Expires);
