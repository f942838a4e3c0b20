namespace Guiyi.Model;

/// <summary>What a customer is.</summary>
public enum EntityKind
{
    Person,
    Organization,
}
