namespace Guiyi.Architecture.Tests;

/// <summary>Names of types as C# writes them.</summary>
static class TypeName
{
    static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void",
        [typeof(object)] = "object",
        [typeof(string)] = "string",
        [typeof(bool)] = "bool",
        [typeof(char)] = "char",
        [typeof(byte)] = "byte",
        [typeof(short)] = "short",
        [typeof(int)] = "int",
        [typeof(uint)] = "uint",
        [typeof(long)] = "long",
        [typeof(ulong)] = "ulong",
        [typeof(float)] = "float",
        [typeof(double)] = "double",
        [typeof(decimal)] = "decimal",
    };

    public static string Of(Type type)
    {
        if (type.IsByRef)
            return Of(type.GetElementType()!);
        if (type.IsArray)
            return Of(type.GetElementType()!) + "[]";
        if (Keywords.TryGetValue(type, out string? keyword))
            return keyword;
        if (Nullable.GetUnderlyingType(type) is { } value)
            return Of(value) + "?";
        if (type.IsGenericType && type.FullName?.StartsWith("System.ValueTuple`", StringComparison.Ordinal) == true)
            return $"({string.Join(", ", type.GetGenericArguments().Select(Of))})";
        string outer = type is { IsNested: true, IsGenericParameter: false } ? Plain(type.DeclaringType!) + "." : "";
        return outer + Plain(type) + (type.IsGenericType ? $"<{string.Join(", ", type.GetGenericArguments().Select(Of))}>" : "");
    }

    /// <summary>The name alone, without its generic parameters.</summary>
    public static string Plain(Type type) => type.Name.Split('`')[0];
}
