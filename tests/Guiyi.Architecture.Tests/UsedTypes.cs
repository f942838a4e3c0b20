using System.Reflection;
using System.Reflection.Emit;

namespace Guiyi.Architecture.Tests;

/// <summary>All types that a type uses: in its head, its members and the code of its methods.</summary>
static class UsedTypes
{
    const BindingFlags Own = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    static readonly Dictionary<short, OpCode> OpCodesByValue = typeof(OpCodes)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(f => (OpCode)f.GetValue(null)!)
        .ToDictionary(o => o.Value);

    public static IEnumerable<Type> Of(Type type)
    {
        var used = new HashSet<Type>();
        Add(used, type.BaseType);
        foreach (Type contract in type.GetInterfaces())
            Add(used, contract);
        foreach (FieldInfo field in type.GetFields(Own))
            Add(used, field.FieldType);
        foreach (MethodBase method in type.GetMethods(Own).Concat<MethodBase>(type.GetConstructors(Own)))
            AddMethod(used, method);
        foreach (CustomAttributeData attribute in type.CustomAttributes)
            Add(used, attribute.AttributeType);
        return used;
    }

    static void AddMethod(HashSet<Type> used, MethodBase method)
    {
        if (method is MethodInfo { ReturnType: { } result })
            Add(used, result);
        foreach (ParameterInfo parameter in method.GetParameters())
            Add(used, parameter.ParameterType);
        if (method.GetMethodBody() is not { } body)
            return;
        foreach (LocalVariableInfo local in body.LocalVariables)
            Add(used, local.LocalType);
        Type[] ofType = method.DeclaringType!.GetGenericArguments(), ofMethod = method.IsGenericMethod ? method.GetGenericArguments() : [];
        foreach (int token in Tokens(body.GetILAsByteArray() ?? []))
            AddMember(used, method.Module.ResolveMember(token, ofType, ofMethod)!);
    }

    static void AddMember(HashSet<Type> used, MemberInfo member)
    {
        if (member is Type type)
            Add(used, type);
        else
            Add(used, member.DeclaringType);
        if (member is MethodInfo { IsGenericMethod: true } generic)
            foreach (Type argument in generic.GetGenericArguments())
                Add(used, argument);
        if (member is FieldInfo field)
            Add(used, field.FieldType);
    }

    static void Add(HashSet<Type> used, Type? type)
    {
        while (type?.HasElementType == true)
            type = type.GetElementType();
        if (type is null || type.IsGenericParameter || !used.Add(type))
            return;
        foreach (Type argument in type.GetGenericArguments())
            Add(used, argument);
        Add(used, type.DeclaringType);
    }

    /// <summary>Metadata tokens of types, methods and fields in a method's code (ECMA-335, partition III).</summary>
    static IEnumerable<int> Tokens(byte[] code)
    {
        for (int at = 0; at < code.Length;)
        {
            short value = code[at++];
            // Two-byte instructions begin with FE.
            if (value == 0xFE)
                value = unchecked((short)(0xFE00 | code[at++]));
            OpCode instruction = OpCodesByValue[value];
            if (instruction.OperandType is OperandType.InlineType or OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineTok)
                yield return BitConverter.ToInt32(code, at);
            at += instruction.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(code, at)),
                _ => 4,
            };
        }
    }
}
