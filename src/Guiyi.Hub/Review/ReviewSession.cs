using System.Globalization;
using Guiyi.Hub.Runs;
using Guiyi.Hub.Sinks.Results;
using Guiyi.Merge;

namespace Guiyi.Hub.Review;

/// <summary>
/// A person answers questions about a result, one by one. Each answer is on disk before the next question is shown, in the folder's
/// <c>judgments.csv</c>, so a session can end at any moment and be taken up again.
/// </summary>
public sealed class ReviewSession : IReviewQuestions
{
    readonly string folder;
    readonly QuestionList questions;
    readonly List<RowJudgment> answers;
    readonly int held;
    readonly Dictionary<(RowKey, RowKey), int> places = [];

    ReviewSession(string folder, UnifyResult result, IReadOnlyList<RowJudgment> answers, int held)
    {
        (this.folder, this.answers, this.held) = (folder, [.. answers], held);
        questions = new QuestionList(result, [new PairOutcomes(result, result.Persons), new PairOutcomes(result, result.Organizations)]);
        for (int i = 0; i < questions.Doubts.Count; i++)
        {
            (int left, int right) = QuestionList.Records(questions.Doubts[i].Kind, questions.Doubts[i].Doubt);
            places.TryAdd((questions.Key(left), questions.Key(right)), i);
        }
        Rerun = string.Join(' ', (string[])["guiyi unify", .. InputsJson.Read(folder).Sources.Select(s => FromHere(Path.Combine(folder, s.Path)))]);
    }

    /// <summary>A path as a person would write it.</summary>
    static string FromHere(string path)
    {
        string whole = Path.GetFullPath(path), here = Path.GetRelativePath(Environment.CurrentDirectory, whole);
        return here.StartsWith("..", StringComparison.Ordinal) ? whole : here;
    }

    /// <summary>The beginning of the command that uses the answers: its files.</summary>
    public string Rerun { get; }

    /// <summary>Answers given since the result was made, in this session and before.</summary>
    public int Answered => answers.Count - held;

    /// <summary>Computes the result once more and finds what to ask.</summary>
    /// <exception cref="Sources.SourceException">A source is gone or cannot be read.</exception>
    /// <exception cref="InputException">The folder holds no result, or its sources have changed since.</exception>
    public static ReviewSession Open(string folder, Action<string>? stageBegins = null)
    {
        UnifyResult result = Runs.Rerun.Of(folder, stageBegins);
        return new ReviewSession(folder, result, JudgmentsFile.OfFolder(folder).Judgments, InputsJson.Read(Path.GetFullPath(folder)).Answers);
    }

    /// <summary>The most useful question that is open, or null where none is left.</summary>
    public QuestionView? Current => Open() is { } open ? questions.View(open.Kind, open.Doubt) : null;

    (PairOutcomes Kind, Doubt Doubt)? Open()
    {
        Known known = Known.From(this);
        foreach ((PairOutcomes Kind, Doubt Doubt) question in questions.Doubts)
            if (!known.Settles(question.Kind, question.Doubt))
                return question;
        return null;
    }

    /// <summary>Keeps the answer to the current question.</summary>
    /// <param name="decision">The answer.</param>
    /// <param name="by">Who gives it.</param>
    /// <param name="now">When.</param>
    /// <exception cref="Sinks.SinkException">It cannot be written.</exception>
    public void Answer(Decision decision, string by, DateTimeOffset now)
    {
        if (Open() is not { } open)
            throw new InvalidOperationException("No question is open.");
        (int left, int right) = QuestionList.Records(open.Kind, open.Doubt);
        answers.Add(new RowJudgment(questions.Key(left), questions.Key(right), decision, by, "")
        {
            When = now.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture),
            LeftKey = questions.ContentKey(left),
            RightKey = questions.ContentKey(right),
        });
        Save();
    }

    /// <summary>Takes the latest answer back. What held for the result stays: that is taken back by editing the file and running again.</summary>
    /// <returns>False where there is none to take back.</returns>
    /// <exception cref="Sinks.SinkException">It cannot be written.</exception>
    public bool Back()
    {
        if (Answered <= 0)
            return false;
        answers.RemoveAt(answers.Count - 1);
        Save();
        return true;
    }

    void Save()
    {
        using OutputFolder output = OutputFolder.Open(folder);
        output.Csv((JudgmentsFile.Name, writer => JudgmentsFile.Write(writer, answers)));
        output.Finish();
    }

    /// <summary>What the new answers say about customers: who is one, and who is not.</summary>
    sealed class Known
    {
        readonly HashSet<(RowKey, RowKey)> answered = [];
        readonly Dictionary<(PairOutcomes, int), (PairOutcomes, int)> parent = [];
        readonly List<((PairOutcomes, int) A, (PairOutcomes, int) B)> different = [];
        readonly ReviewSession session;

        Known(ReviewSession session) => this.session = session;

        public static Known From(ReviewSession session)
        {
            var known = new Known(session);
            foreach (RowJudgment answer in session.answers.Skip(session.held))
            {
                known.answered.Add((answer.Left, answer.Right));
                if (!session.places.TryGetValue((answer.Left, answer.Right), out int place) || session.questions.Doubts[place].Doubt.Question.IsTogether)
                    continue;
                ((PairOutcomes, int) a, (PairOutcomes, int) b) = Customers(session.questions.Doubts[place].Kind, session.questions.Doubts[place].Doubt);
                if (answer.Decision == Decision.Same)
                    known.parent[known.Find(a)] = known.Find(b);
                else
                    known.different.Add((a, b));
            }
            return known;
        }

        static ((PairOutcomes, int), (PairOutcomes, int)) Customers(PairOutcomes kind, Doubt doubt)
        {
            (int left, int right, _) = kind.Match.PairAt(doubt.Pair);
            return ((kind, kind.CustomerOf(left)), (kind, kind.CustomerOf(right)));
        }

        (PairOutcomes, int) Find((PairOutcomes, int) customer)
        {
            while (parent.TryGetValue(customer, out (PairOutcomes, int) next) && next != customer)
                customer = next;
            return customer;
        }

        /// <summary>The question has been answered, or follows from answers: who is one with one of two that differ differs from the other.</summary>
        public bool Settles(PairOutcomes kind, Doubt doubt)
        {
            (int left, int right) = QuestionList.Records(kind, doubt);
            if (answered.Contains((session.questions.Key(left), session.questions.Key(right))))
                return true;
            if (doubt.Question.IsTogether)
                return false;
            ((PairOutcomes, int) a, (PairOutcomes, int) b) = Customers(kind, doubt);
            (a, b) = (Find(a), Find(b));
            return a == b || different.Any(d => (Find(d.A), Find(d.B)) is var (x, y) && ((x == a && y == b) || (x == b && y == a)));
        }
    }
}
