namespace ChartGen.Rendering;

/// <summary>The topics of a migration, and which settings belong to each.</summary>
internal static class SettingTopics
{
    private static readonly (string Title, string[] Sections)[] Topics =
    [
        ("Storage", ["storage", "volumes"]),
        ("Images and registry", ["images"]),
        ("How services are reached", ["ingress", "hosts", "platform", "network"]),
        ("Secrets", ["secrets"]),
        ("Database, object store and broker", ["database", "objectStore", "broker", "backups"]),
        ("Airflow", ["airflow"]),
        ("MLflow", ["mlflow"]),
        ("Inference", ["inference"]),
        ("Cluster and IAM", ["aws", "identity", "prerequisites"]),
        ("Nodes and zones", ["availability"]),
        ("Observability", ["observability"]),
    ];

    private const string Rest = "Other settings";

    /// <summary>The topic of a setting.</summary>
    public static string Of(string path)
    {
        var section = path.Split('.')[0];
        return Array.Find(Topics, t => t.Sections.Contains(section)).Title ?? Rest;
    }

    /// <summary>The place of a topic.</summary>
    public static int Order(string title) => Array.FindIndex(Topics, t => t.Title == title) is >= 0 and var at ? at : Topics.Length;
}
