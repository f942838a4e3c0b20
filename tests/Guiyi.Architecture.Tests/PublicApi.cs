using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace Guiyi.Architecture.Tests;

/// <summary>Prints all that an assembly shows to its users: a type per block, a member per line, in a fixed order.</summary>
static class PublicApi
{
    const BindingFlags Shown = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static string Of(Assembly assembly)
    {
        var text = new StringBuilder();
        foreach (IGrouping<string?, Type> group in assembly.GetExportedTypes().OrderBy(t => t.Namespace, StringComparer.Ordinal).ThenBy(t => t.FullName, StringComparer.Ordinal).GroupBy(t => t.Namespace))
        {
            text.Append(text.Length > 0 ? "\n" : "").Append("namespace ").Append(group.Key).Append('\n');
            foreach (Type type in group)
            {
                text.Append("  ").Append(Head(type)).Append('\n');
                foreach (string member in Members(type).Order(StringComparer.Ordinal))
                    text.Append("    ").Append(member).Append('\n');
            }
        }
        return text.ToString();
    }

    static string Head(Type type)
    {
        bool isRecord = type.GetMethod("<Clone>$") is not null || type.GetMethod("PrintMembers", BindingFlags.NonPublic | BindingFlags.Instance) is not null;
        string word = type switch
        {
            { IsEnum: true } => "enum",
            { IsInterface: true } => "interface",
            { IsValueType: true } => (type.IsDefined(typeof(IsReadOnlyAttribute)) ? "readonly " : "") + (isRecord ? "record struct" : "struct"),
            { IsAbstract: true, IsSealed: true } => "static class",
            _ => (type.IsSealed ? "sealed " : type.IsAbstract ? "abstract " : "") + (isRecord ? "record" : "class"),
        };
        string[] above = [.. Above(type).Select(t => TypeName.Of(t)).Order(StringComparer.Ordinal)];
        return $"{word} {TypeName.Of(type)}{(above.Length > 0 ? " : " + string.Join(", ", above) : "")}";
    }

    static IEnumerable<Type> Above(Type type)
    {
        if (type.IsEnum)
            yield break;
        if (type.BaseType is { } parent && parent != typeof(object) && parent != typeof(ValueType))
            yield return parent;
        foreach (Type contract in type.GetInterfaces())
            if (contract.IsPublic && !(contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(IEquatable<>)))
                yield return contract;
    }

    static IEnumerable<string> Members(Type type)
    {
        if (type.IsEnum)
            return Enum.GetNames(type).Select((name, i) => $"{Convert.ToInt64(Enum.GetValues(type).GetValue(i), System.Globalization.CultureInfo.InvariantCulture)} {name}");
        return
        [
            .. type.GetFields(Shown).Select(f => $"{(f.IsStatic ? "static " : "")}{Typed(f.FieldType, new NullabilityInfoContext().Create(f))} {f.Name}"),
            .. type.GetProperties(Shown).Select(Property),
            .. type.GetConstructors(Shown).Where(IsWritten).Select(c => $"{TypeName.Plain(type)}({Parameters(c)})"),
            .. type.GetMethods(Shown).Where(m => IsWritten(m) && (!m.IsSpecialName || m.Name.StartsWith("op_", StringComparison.Ordinal))).Select(Method),
        ];
    }

    /// <summary>What the compiler adds to records says nothing new.</summary>
    static bool IsWritten(MethodBase method) => !method.IsDefined(typeof(CompilerGeneratedAttribute));

    static string Property(PropertyInfo property)
    {
        MethodInfo get = property.GetMethod ?? property.SetMethod!;
        bool init = property.SetMethod?.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) == true;
        string set = property.SetMethod?.IsPublic == true ? init ? " init;" : " set;" : "";
        string required = property.IsDefined(typeof(RequiredMemberAttribute)) ? "required " : "";
        string index = property.GetIndexParameters() is { Length: > 0 } parameters ? $"[{string.Join(", ", parameters.Select(Parameter))}]" : "";
        return $"{(get.IsStatic ? "static " : "")}{required}{Typed(property.PropertyType, new NullabilityInfoContext().Create(property))} {(index.Length > 0 ? "this" : property.Name)}{index} {{ get;{set} }}";
    }

    static string Method(MethodInfo method)
    {
        string generic = method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(a => a.Name))}>" : "";
        return $"{(method.IsStatic ? "static " : "")}{Typed(method.ReturnType, new NullabilityInfoContext().Create(method.ReturnParameter))} {method.Name}{generic}({Parameters(method)})";
    }

    static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(Parameter));

    static string Parameter(ParameterInfo parameter)
    {
        string by = parameter.IsOut ? "out " : parameter.ParameterType.IsByRef ? parameter.IsIn ? "in " : "ref " : "";
        return $"{by}{Typed(parameter.ParameterType, new NullabilityInfoContext().Create(parameter))} {parameter.Name}{(parameter.HasDefaultValue ? " = " + (parameter.DefaultValue?.ToString() ?? "default") : "")}";
    }

    static string Typed(Type type, NullabilityInfo nullability) =>
        TypeName.Of(type) + (nullability.ReadState == NullabilityState.Nullable && !type.IsValueType ? "?" : "");
}
