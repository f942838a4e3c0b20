namespace Guiyi.Model;

/// <summary>Gender as stated or implied by a title or an identity number.</summary>
public enum Gender
{
    Male,
    Female,
}
