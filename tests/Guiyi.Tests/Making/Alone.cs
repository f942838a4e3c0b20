using Xunit;

namespace Guiyi.Tests.Making;

/// <summary>Tests that measure time or memory: nothing else runs meanwhile.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
