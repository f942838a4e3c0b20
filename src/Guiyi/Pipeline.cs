using Guiyi.Classify;
using Guiyi.Ingest;
using Guiyi.Match;
using Guiyi.Merge;
using Guiyi.Model;
using Guiyi.Number;
using Guiyi.Profile;
using Guiyi.Relate;
using Guiyi.Standardize;

namespace Guiyi;

/// <summary>The whole flow: many customer channels in, one customer base out.</summary>
public static class Pipeline
{
    /// <summary>Unifies the sources. The same input and options give the same result, in any order of rows and with any number of threads.</summary>
    public static UnifyResult Unify(IReadOnlyList<IRawTable> sources, UnifyOptions options)
    {
        void Stage(string name) => options.StageBegins?.Invoke(name);

        Stage("ingest");
        IReadOnlyList<SourceMapping> mappings = Mappings.For(sources, options);
        Ingested[] ingested = [.. sources.Select(Ingestor.Read)];

        Stage("standardize");
        Standardization standardized = Standardizer.Run([.. ingested.Select(i => i.Table)], mappings, DateOnly.FromDateTime(options.AsOf));
        RecordTable table = standardized.Table;
        long[] times = InteractionReader.Times(table);
        options = options with { AsOf = Moment.Of(times, options) };
        IReadOnlyList<Interaction> interactions = InteractionReader.Read(table, times, options.Currency);

        (JudgmentSet judgments, IReadOnlyList<RowJudgment> lapsed) = Judgments.For(table, options.Judgments);

        Stage("match");
        MatchOptions learning = options.Match with { Judged = options.LearnFromJudgments ? Judgments.ToLearnFrom(judgments) : [] };
        MatchResult samePersons = Matcher.Match(table, EntityKind.Person, learning);
        MatchResult sameOrganizations = Matcher.Match(table, EntityKind.Organization, learning);

        Stage("merge");
        Merged persons = Merger.Merge(samePersons, judgments, options.EarlierIds, times, options.Merge);
        Merged organizations = Merger.Merge(sameOrganizations, judgments, options.EarlierOrganizationIds, times, options.Merge);

        Stage("relate");
        IReadOnlyList<Relation> relations = Relator.Relate(persons.Customers, organizations.Customers);

        Stage("profile");
        CustomerProfile[] personProfiles = Profiles.Of(persons.Customers, interactions, options.AsOf, EntityKind.Person);
        CustomerProfile[] organizationProfiles = Profiles.Of(organizations.Customers, interactions, options.AsOf, EntityKind.Organization);
        RfmScore[] rfm = RfmScorer.Score([.. personProfiles, .. organizationProfiles]);

        Stage("classify");
        CustomerFacts[] facts = GatheredFacts.Of(persons.Customers, organizations.Customers, [.. personProfiles, .. organizationProfiles], rfm, options.AsOf);
        InferredScheme scheme = options.Scheme is { } given ? new InferredScheme(given, []) : DefaultScheme.Infer(SchemeEvidence.Of(facts));
        var classifier = new Classifier(scheme.Scheme);
        var classes = new IReadOnlyList<ClassAssignment>[facts.Length];
        Parallel.For(0, classes.Length, i => classes[i] = classifier.Classify(facts[i]));

        Stage("number");
        NumberResult codes = Codes.Assign(persons, organizations, facts, classes, scheme.Scheme, options);

        int people = personProfiles.Length;
        return new UnifyResult
        {
            Options = options,
            Sources = sources,
            Rejects = [.. ingested.SelectMany(i => i.Rejects)],
            Standardized = standardized,
            Persons = new KindResult(samePersons, persons, personProfiles, rfm[..people], classes[..people]),
            Organizations = new KindResult(sameOrganizations, organizations, organizationProfiles, rfm[people..], classes[people..]),
            Interactions = interactions,
            Relations = relations,
            Scheme = scheme.Scheme,
            SchemeNotes = scheme.Notes,
            Codes = codes,
            Judgments = judgments,
            LapsedJudgments = lapsed,
        };
    }
}
