namespace Guiyi.DemoData.Channels;

/// <summary>A finished channel.</summary>
/// <param name="File">Name of the file.</param>
/// <param name="Bytes">Its contents.</param>
/// <param name="Entities">For each row who it is about; null where it is nobody or not for certain.</param>
/// <param name="Broken">Rows, from 1, that no reader can make a record of.</param>
sealed record Channel(string File, byte[] Bytes, IReadOnlyList<string?> Entities, IReadOnlyList<int> Broken);
