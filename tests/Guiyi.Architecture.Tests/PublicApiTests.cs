using Xunit;

namespace Guiyi.Architecture.Tests;

public sealed class PublicApiTests
{
    /// <summary>A change of what users compile against is seen in review. To agree to one: GUIYI_UPDATE=1 ./test, and commit the file.</summary>
    [Fact]
    public void The_library_s_public_surface_is_as_approved() => ApprovedText.Check("public-api.txt", PublicApi.Of(typeof(Pipeline).Assembly));
}
