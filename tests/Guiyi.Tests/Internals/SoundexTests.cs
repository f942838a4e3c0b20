using Guiyi.Internals;
using Xunit;

namespace Guiyi.Tests.Internals;

public sealed class SoundexTests
{
    [Theory]
    [InlineData("Robert", "r163")]
    [InlineData("Rupert", "r163")]
    [InlineData("Rubin", "r150")]
    [InlineData("Ashcraft", "a261")]
    [InlineData("Ashcroft", "a261")]
    [InlineData("Tymczak", "t522")]
    [InlineData("Pfister", "p236")]
    [InlineData("Honeyman", "h555")]
    [InlineData("Jackson", "j250")]
    [InlineData("Gutierrez", "g362")]
    [InlineData("VanDeusen", "v532")]
    [InlineData("Washington", "w252")]
    [InlineData("Lee", "l000")]
    [InlineData("O'Hara", "o600")]
    [InlineData("  smith-jones ", "s532")]
    [InlineData("SMITH", "s530")]
    [InlineData("x", "x000")]
    public void American_Soundex_in_lower_case(string name, string expected) => Assert.Equal(expected, Soundex.Of(name));

    [Theory]
    [InlineData("")]
    [InlineData("张丽")]
    [InlineData("123 !")]
    [InlineData("😀")]
    public void A_text_without_ASCII_letters_has_no_code(string text) => Assert.Equal("", Soundex.Of(text));
}
