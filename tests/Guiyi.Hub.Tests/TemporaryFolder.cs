using System.Text;

namespace Guiyi.Hub.Tests;

/// <summary>A folder of its own for one test, gone with it.</summary>
sealed class TemporaryFolder : IDisposable
{
    readonly string path = Directory.CreateTempSubdirectory("guiyi-").FullName;

    public string this[string name] => Path.Combine(path, name);

    public string Write(string name, byte[] content)
    {
        File.WriteAllBytes(this[name], content);
        return this[name];
    }

    public string Write(string name, string content) => Write(name, Encoding.UTF8.GetBytes(content));

    public void Dispose() => Directory.Delete(path, recursive: true);
}
