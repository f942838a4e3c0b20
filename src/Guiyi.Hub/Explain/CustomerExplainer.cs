using Guiyi.Match;
using Guiyi.Merge;

namespace Guiyi.Hub.Explain;

/// <summary>Explains how customers of one kind came about.</summary>
sealed class CustomerExplainer(UnifyResult result, KindResult kind)
{
    readonly Dictionary<(int, int), string> rules = kind.Match.Ruled.GroupBy(r => (Math.Min(r.Left, r.Right), Math.Max(r.Left, r.Right))).ToDictionary(g => g.Key, g => g.First().Rule);

    public CustomerExplanation Explain(int customer)
    {
        CustomerBase customers = kind.Customers;
        string id = customers.Id(customer);
        return new CustomerExplanation(
            id, result.CodeOf(customers.Kind, customer), customers.Kind, CustomerNames.Of(customers, customer),
            [.. customers.Records(customer).ToArray().Select(r => PairExplainer.Place(kind, r))], kind.Match.Threshold, Steps(customer), Refusals(customer));
    }

    int CustomerOf(int node) => kind.Customers.CustomerOf(kind.Match.Nodes.Record(node));

    RecordPlace Place(int node) => PairExplainer.Place(kind, kind.Match.Nodes.Record(node));

    /// <summary>The customer's joinings, played again so that each step knows what it joined.</summary>
    List<JoiningStep> Steps(int customer)
    {
        var groups = new Dictionary<int, List<int>>();
        List<int> Group(int node) => groups.TryGetValue(node, out List<int>? group) ? group : groups[node] = [node];
        var steps = new List<JoiningStep>();
        foreach (Joining joining in kind.Merged.Joined.Where(j => CustomerOf(j.Left) == customer))
        {
            (List<int> left, List<int> right) = (Group(joining.Left), Group(joining.Right));
            steps.Add(new JoiningStep(Place(joining.Left), Place(joining.Right), left.Count, right.Count, joining.By, Who(joining), Weight(joining)));
            left.AddRange(right);
            foreach (int node in right)
                groups[node] = left;
        }
        return steps;
    }

    List<RefusedStep> Refusals(int customer)
    {
        var refused = new List<RefusedStep>();
        foreach (Joining joining in kind.Merged.Refused)
        {
            int left = CustomerOf(joining.Left), right = CustomerOf(joining.Right);
            if (left == right || (left != customer && right != customer))
                continue;
            (int own, int other) = left == customer ? (joining.Left, joining.Right) : (joining.Right, joining.Left);
            refused.Add(new RefusedStep(Place(own), Place(other), joining.By, Who(joining), Weight(joining), joining.Refusal ?? ""));
        }
        return refused;
    }

    static double? Weight(Joining joining) => float.IsNaN(joining.Weight) ? null : joining.Weight;

    string Who(Joining joining) => joining.By switch
    {
        JoiningKind.Rule => rules.GetValueOrDefault((Math.Min(joining.Left, joining.Right), Math.Max(joining.Left, joining.Right)), ""),
        JoiningKind.Judgment => Judge(kind.Match.Nodes.Record(joining.Left), kind.Match.Nodes.Record(joining.Right)),
        _ => "",
    };

    string Judge(int left, int right) =>
        result.Judgments.Judgments.FirstOrDefault(j => j.Decision == Decision.Same && ((j.Left == left && j.Right == right) || (j.Left == right && j.Right == left)))?.By ?? "";
}
