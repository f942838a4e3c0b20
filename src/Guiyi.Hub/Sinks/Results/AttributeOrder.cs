using Guiyi.Standardize;

namespace Guiyi.Hub.Sinks.Results;

/// <summary>The order of attributes in files: by kind, then by label, so that it does not depend on the order of rows.</summary>
static class AttributeOrder
{
    public static AttributeColumn[] Of(IEnumerable<AttributeColumn> attributes) =>
        [.. attributes.OrderBy(a => a.Kind).ThenBy(a => a.Label, StringComparer.Ordinal)];
}
