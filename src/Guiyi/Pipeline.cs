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
        Ingested[] ingested = [.. sources.Select(source => Ingestor.Read(source, options.Columns, options.IgnoredColumns))];
        IReadOnlyList<SourceMapping> mappings = Mappings.For([.. ingested.Select(i => i.Table)], options);

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
        ProfileTable personProfiles = Profiles.Of(persons.Customers, interactions, options.AsOf);
        ProfileTable organizationProfiles = Profiles.Of(organizations.Customers, interactions, options.AsOf);
        (IReadOnlyList<RfmScore> personScores, IReadOnlyList<RfmScore> organizationScores) = Profiles.Score(personProfiles, organizationProfiles);

        Stage("classify");
        var personFacts = new GatheredFacts(persons.Customers, personProfiles, personScores, options.AsOf);
        var organizationFacts = new GatheredFacts(organizations.Customers, organizationProfiles, organizationScores, options.AsOf);
        InferredScheme scheme = options.Scheme is { } given
            ? new InferredScheme(given, options.SchemeNotes)
            : DefaultScheme.Infer(GatheredFacts.Evidence(personFacts, organizationFacts));
        var classifier = new Classifier(scheme.Scheme);
        var personClasses = new ClassTable(classifier, personProfiles.Count, personFacts.Of, personFacts.Reader);
        var organizationClasses = new ClassTable(classifier, organizationProfiles.Count, organizationFacts.Of, organizationFacts.Reader);

        Stage("number");
        NumberResult codes = Codes.Assign((persons, personProfiles, personClasses), (organizations, organizationProfiles, organizationClasses), scheme.Scheme, options);

        return new UnifyResult
        {
            Options = options,
            Sources = sources,
            Rejects = [.. ingested.SelectMany(i => i.Rejects)],
            Standardized = standardized,
            Persons = new KindResult(samePersons, persons, personProfiles, personScores, personClasses),
            Organizations = new KindResult(sameOrganizations, organizations, organizationProfiles, organizationScores, organizationClasses),
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
