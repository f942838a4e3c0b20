namespace Guiyi.Model;

/// <summary>What a customer answered when asked whether it may be written to, or its data used: GDPR art. 4(11) and 7, PIPL art. 13 to 15. The stricter one first.</summary>
public enum Consent
{
    /// <summary>Refused, withdrawn, unsubscribed.</summary>
    Denied,
    /// <summary>Given, and not withdrawn.</summary>
    Granted,
}

/// <summary>What a consent is for. Each stands for itself: who refuses text messages has said nothing about e-mails.</summary>
public enum ConsentChannel
{
    /// <summary>Marketing in general, whatever the way.</summary>
    Marketing,
    /// <summary>Text messages.</summary>
    Sms,
    /// <summary>Calls.</summary>
    Phone,
    Email,
    /// <summary>WeChat and WeCom.</summary>
    Wechat,
    /// <summary>Letters and parcels.</summary>
    Post,
    /// <summary>The processing of personal information itself.</summary>
    Data,
}
