namespace Guiyi.Standardize;

/// <summary>An e-mail address.</summary>
/// <param name="Text">The repaired address, in lower case: "li.wei+shop@gmail.com".</param>
/// <param name="Local">Before the '@'.</param>
/// <param name="Domain">Behind the '@'.</param>
/// <param name="Mailbox">The mailbox that gets the mail, for comparing: plus-tags cut, dots of Gmail left out, doubled domains joined, letters without their accents ("liwei@gmail.com").</param>
/// <param name="IsRole">An office's mailbox (info, sales, 客服 …), which several people read.</param>
public sealed record EmailAddress(string Text, string Local, string Domain, string Mailbox, bool IsRole);
