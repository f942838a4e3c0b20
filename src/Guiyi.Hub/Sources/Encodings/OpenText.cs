using System.Text;
using Guiyi.Hub.Sources.DelimitedText;

namespace Guiyi.Hub.Sources.Encodings;

/// <summary>A text file opened for reading: a window over its characters, and the count of bytes that were none.</summary>
sealed class OpenText : IDisposable
{
    readonly CountingFallback fallback = new();

    /// <exception cref="SourceException">The file cannot be opened.</exception>
    public OpenText(string path, DetectedEncoding detected)
    {
        Stream stream = SourceStream.Open(path);
        EncodingName = detected.Name;
        var encoding = (Encoding)detected.Encoding.Clone();
        encoding.DecoderFallback = fallback;
        stream.Position = detected.Preamble;
        Window = new TextWindow(path, stream, encoding);
    }

    public TextWindow Window { get; }

    public string EncodingName { get; }

    /// <summary>Undecodable byte sequences met so far; each stands in the text as U+FFFD.</summary>
    public long UndecodableBytes => fallback.Count;

    public void Dispose() => Window.Dispose();

    sealed class CountingFallback : DecoderFallback
    {
        public long Count { get; set; }

        public override int MaxCharCount => 1;

        public override DecoderFallbackBuffer CreateFallbackBuffer() => new Replacement(this);
    }

    sealed class Replacement(CountingFallback owner) : DecoderFallbackBuffer
    {
        bool pending;
        bool given;

        public override int Remaining => pending ? 1 : 0;

        public override bool Fallback(byte[] bytesUnknown, int index)
        {
            owner.Count++;
            given = false;
            return pending = true;
        }

        public override char GetNextChar()
        {
            if (!pending)
                return '\0';
            pending = false;
            given = true;
            return '\uFFFD';
        }

        public override bool MovePrevious()
        {
            if (!given)
                return false;
            given = false;
            return pending = true;
        }

        public override void Reset() => pending = given = false;
    }
}
