using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Guiyi.Api.Platform.Access;

/// <summary>What sessions and keys show: 256 random bits. Only their hash is kept; no salt or slowness is needed, for nobody can guess them.</summary>
static class Secrets
{
    /// <summary>Says what kind of secret it is, to the server and to whoever finds one where it should not be.</summary>
    public const string Session = "guiyi_session_", Key = "guiyi_key_";

    public static string New(string kind) => kind + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    public static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}
