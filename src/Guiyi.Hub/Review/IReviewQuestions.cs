using Guiyi.Merge;

namespace Guiyi.Hub.Review;

/// <summary>Questions that are asked one after the other: of the result of a run, or of a customer base.</summary>
public interface IReviewQuestions
{
    /// <summary>Answers given, in this session and before where they are taken up again.</summary>
    int Answered { get; }

    /// <summary>The most useful question that is open, or null where none is left.</summary>
    QuestionView? Current { get; }

    /// <summary>Keeps the answer to the current question.</summary>
    void Answer(Decision decision, string by, DateTimeOffset now);

    /// <summary>Takes the latest answer back; false where there is none.</summary>
    bool Back();
}
