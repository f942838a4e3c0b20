using Guiyi.Standardize;
using Xunit;

namespace Guiyi.Tests.Standardize;

public sealed class IdentifiersTests
{
    public static IEnumerable<TheoryDataRow<string[]>> Cases => ContactCases.Rows("identifiers.csv");

    [Theory, MemberData(nameof(Cases))]
    public void An_identifier_is_read(string[] row) => ContactCases.AssertOutcome(row[1], Identifiers.Parse(row[0]), identifier => identifier.Text);
}
