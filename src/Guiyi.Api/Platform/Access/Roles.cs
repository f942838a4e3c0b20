using Guiyi.Api.Platform.Problems;

namespace Guiyi.Api.Platform.Access;

/// <summary>What users may do. A user may have several.</summary>
static class Roles
{
    /// <summary>Everything, users and keys included.</summary>
    public const string Admin = "admin";

    /// <summary>Reads, brings in, judges, corrects.</summary>
    public const string Steward = "steward";

    /// <summary>Reads.</summary>
    public const string Reader = "reader";

    /// <summary>Each may do what those after it may.</summary>
    public static readonly IReadOnlyList<string> All = [Admin, Steward, Reader];

    /// <summary>The roles as they are kept: each once, in one order.</summary>
    /// <exception cref="Refusal">There is no such role, or none is given.</exception>
    public static IReadOnlyList<string> Checked(IReadOnlyList<string> given)
    {
        if (given.Count == 0)
            throw new Refusal(400, "A user or key needs a role.", $"roles: found none; expected some of {string.Join(", ", All)}.");
        if (given.FirstOrDefault(role => !All.Contains(role)) is { } unknown)
            throw new Refusal(400, "There is no such role.", $"roles: found '{unknown}'; expected some of {string.Join(", ", All)}.");
        return [.. All.Where(given.Contains)];
    }

    /// <summary>Those of a key's roles that its owner's still cover.</summary>
    public static IReadOnlyList<string> Within(IReadOnlyList<string> owner, IReadOnlyList<string> key)
    {
        string[] covered = [.. All.SkipWhile(role => !owner.Contains(role))];
        return [.. key.Where(covered.Contains)];
    }

    public static bool MayChange(ClaimsPrincipal user) => user.IsInRole(Admin) || user.IsInRole(Steward);
}
