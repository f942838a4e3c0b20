using System.Text;

namespace Guiyi.Hub.Sources.Encodings;

/// <summary>A text's encoding.</summary>
/// <param name="Encoding">How bytes become characters.</param>
/// <param name="Name">The name people know: UTF-8, UTF-8 with BOM, GB18030, Big5 …</param>
/// <param name="Preamble">Length of the byte order mark in front of the text.</param>
sealed record DetectedEncoding(Encoding Encoding, string Name, int Preamble);
