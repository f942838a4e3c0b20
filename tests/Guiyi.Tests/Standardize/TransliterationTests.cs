using Guiyi.Standardize;
using Xunit;

namespace Guiyi.Tests.Standardize;

public sealed class TransliterationTests
{
    [Theory]
    [InlineData("васильев", "vasilev")]
    [InlineData("Хрущёв", "Khrushchev")]
    [InlineData("аляксандр", "alyaksandr")]
    [InlineData("παπαδοπουλος", "papadopoylos")]
    [InlineData("Smith", "Smith")]
    [InlineData("王志远", "王志远")]
    public void Cyrillic_and_Greek_become_Latin_letters_and_nothing_else_changes(string text, string latin) => Assert.Equal(latin, Transliteration.ToLatin(text));

    [Fact]
    public void A_Cyrillic_name_is_taken_apart_and_keeps_its_own_letters()
    {
        PersonName name = PersonNames.Parse("ВАСИЛЬЕВ, Александр Павлович").Value!;
        Assert.Equal(("vasilev", "aleksandr", "pavlovich", NameScript.Other), (name.Surname, name.GivenName, name.MiddleName, name.Script));
        Assert.Contains("Александр", name.Text, StringComparison.Ordinal);
    }
}
