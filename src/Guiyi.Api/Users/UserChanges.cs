using Guiyi.Api.Platform;
using Guiyi.Api.Platform.Access;
using Guiyi.Api.Platform.Problems;
using Guiyi.Hub.Storage;
using Guiyi.Hub.Storage.Access;

namespace Guiyi.Api.Users;

/// <summary>Changes of users, within the writer's transaction: nobody else changes anything meanwhile.</summary>
static class UserChanges
{
    /// <exception cref="Refusal">The name is another user's.</exception>
    public static StoredUser Add(Store store, Transaction transaction, StoredUser user) => store.Users.Find(user.Name) is null
        ? transaction.Users.Add(user)
        : throw new Refusal(409, "The name is taken.", $"name: found '{user.Name}', which is another user's.");

    /// <exception cref="Refusal">There is no such user, the change was meant for another state, or nobody could add users any more.</exception>
    public static StoredUser Make(Store store, Transaction transaction, long id, IfMatch state, UserChange change, string? password)
    {
        StoredUser user = store.Users.Find(id) ?? throw Refusal.NotThere($"There is no user {id}.");
        state.Check(Etag.OfContent(UserView.Of(user)));
        StoredUser changed = user with
        {
            Roles = change.Roles is { } roles ? Roles.Checked(roles) : user.Roles,
            Password = password ?? user.Password,
            Disabled = change.Disabled switch
            {
                true => user.Disabled ?? transaction.At.AsKept(),
                false => null,
                null => user.Disabled,
            },
        };
        if (!IsAdmin(changed) && store.Users.All().All(other => other.Id == id || !IsAdmin(other)))
            throw new Refusal(409, "An administrator must remain.", $"{user.Name} is the last one who can add users.");
        transaction.Users.Update(changed);
        if (password is not null || changed.Disabled is not null)
            transaction.Users.EndSessions(id);
        return changed;
    }

    static bool IsAdmin(StoredUser user) => user is { Disabled: null, Password.Length: > 0 } && user.Roles.Contains(Roles.Admin);
}
