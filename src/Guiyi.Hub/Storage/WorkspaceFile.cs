using System.Text.Json;

namespace Guiyi.Hub.Storage;

/// <summary><c>workspace.json</c>: which workspace the folder is. Passwords and addresses of servers are not in it.</summary>
/// <param name="Id">Never changes.</param>
/// <param name="Store">sqlite or postgresql.</param>
/// <param name="Created">When the workspace was made.</param>
sealed record WorkspaceFile(string Id, string Store, DateTimeOffset Created)
{
    public const string Sqlite = "sqlite", PostgreSql = "postgresql";

    const string Name = "workspace.json";

    static readonly JsonSerializerOptions Form = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, WriteIndented = true };

    /// <summary>The file of a folder; null where there is none.</summary>
    /// <exception cref="StoreException">It cannot be understood.</exception>
    public static WorkspaceFile? Read(string folder)
    {
        string path = Path.Combine(folder, Name);
        if (!File.Exists(path))
            return null;
        try
        {
            return JsonSerializer.Deserialize<WorkspaceFile>(File.ReadAllText(path), Form) is { Id: not null, Store: not null } file ? file : throw new JsonException("id or store is missing");
        }
        catch (JsonException fault)
        {
            throw new StoreException(StoreFault.Damaged, $"{path}: found something else than a description of a workspace ({fault.Message}); expected id, store and created. Removed, it is written anew from the database.", fault);
        }
    }

    /// <summary>Writes the file; whole or not at all.</summary>
    public void Write(string folder)
    {
        string path = Path.Combine(folder, Name), unfinished = path + ".unfinished";
        using (var stream = new FileStream(unfinished, FileMode.Create, FileAccess.Write))
        {
            JsonSerializer.Serialize(stream, this, Form);
            stream.Flush(flushToDisk: true);
        }
        File.Move(unfinished, path, overwrite: true);
    }
}
