using Guiyi.Api.Platform.Problems;
using Guiyi.Hub.Storage.Access;

namespace Guiyi.Api.Users;

/// <summary>A user as others see one.</summary>
/// <param name="Disabled">Since when the user may not sign in; left out while allowed.</param>
sealed record UserView(long Id, string Name, IReadOnlyList<string> Roles, DateTimeOffset Created, DateTimeOffset? Disabled = null)
{
    public static UserView Of(StoredUser user) => new(user.Id, user.Name, user.Roles, user.Created, user.Disabled);
}

/// <summary>A new user.</summary>
/// <param name="Name">What the user signs in with; 1 to 100 characters.</param>
/// <param name="Password">8 to 256 characters; left out where nobody signs in by one, only programs by keys.</param>
/// <param name="Roles">Some of admin, steward, reader.</param>
sealed record NewUser(string Name, IReadOnlyList<string> Roles, string? Password = null);

/// <summary>What is to change; what is left out stays.</summary>
/// <param name="Roles">Some of admin, steward, reader.</param>
/// <param name="Password">A new one; ends the user's sessions.</param>
/// <param name="Disabled">True keeps the user out, at once; false lets the user in again.</param>
sealed record UserChange(IReadOnlyList<string>? Roles = null, string? Password = null, bool? Disabled = null);

/// <summary>What users may be called.</summary>
static class UserNames
{
    const int Longest = 100;

    /// <exception cref="Refusal">It is no name.</exception>
    public static string Checked(string name)
    {
        string trimmed = name.Trim();
        if (trimmed.Length is 0 or > Longest || trimmed.Any(char.IsControl))
            throw new Refusal(400, "That is no name.", $"name: found '{name}'; expected 1 to {Longest} characters.");
        return trimmed;
    }
}
