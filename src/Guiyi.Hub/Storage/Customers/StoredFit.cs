namespace Guiyi.Hub.Storage.Customers;

/// <summary>A model made from the whole base. It is not kept itself: the same settings and the facts of the same version give the same model.</summary>
/// <param name="Id">Given when it is added.</param>
/// <param name="Run">The run that made it.</param>
/// <param name="BaseVersion">The version of the base whose records and judgments it was made from.</param>
/// <param name="Settings">Everything else that it was made with, as guiyi.yaml.</param>
/// <param name="Summary">What it changed, as JSON.</param>
/// <param name="Published">The version of the base in which it came into use; null while it is only looked at.</param>
public sealed record StoredFit(long Id, long Run, long BaseVersion, string Settings, string Summary, long? Published = null);
