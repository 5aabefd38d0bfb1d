using ChartGen.Sdk.Profiles;
using ChartGen.Sdk.Profiles.Facts;

namespace ChartGen.Profiles;

/// <summary>The images that every environment starts from.</summary>
internal static class PlatformImages
{
    public static PlainVersion AirflowVersion { get; } = PlainVersion.Parse("3.2.2");

    public static ImageChoice Airflow { get; } = new(ImageRepository.Parse("apache/airflow"), ImageTag.Parse("3.2.2"));

    public static PlainVersion SparkVersion { get; } = PlainVersion.Parse("4.0.1");

    public static ImageChoice Spark { get; } = new(ImageRepository.Parse("spark"), ImageTag.Parse("4.0.1-python3"));
}
