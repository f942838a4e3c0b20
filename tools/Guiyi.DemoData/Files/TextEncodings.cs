using System.Text;

namespace Guiyi.DemoData.Files;

/// <summary>The encodings that the channels' systems write.</summary>
static class TextEncodings
{
    public static readonly Encoding Plain = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

    public static readonly Encoding WithMark = new UTF8Encoding(encoderShouldEmitUTF8Identifier: true);

    /// <summary>What an older shop platform exports. A character that it lacks is an error here, so that none is lost unseen.</summary>
    public static readonly Encoding Gbk = CodePagesEncodingProvider.Instance.GetEncoding(936, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;
}
