using Guiyi.Hub.Storage;
using Guiyi.Hub.Storage.Access;

namespace Guiyi.Api.Platform.Idempotency;

static class Keeping
{
    /// <summary>Keeps an answer with the change it tells of; nothing where the request had no key.</summary>
    public static void Keep(this Transaction transaction, StoredAnswer? answer)
    {
        if (answer is not null)
            transaction.Answers.Add(answer);
    }
}
