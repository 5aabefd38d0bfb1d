namespace ChartGen.Testing;

/// <summary>A test that runs programs of the machine, and is skipped, and seen to be skipped, where one is not on the PATH.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class FactWithProgramsAttribute : FactAttribute
{
    /// <param name="programs">The programs; each prints its version.</param>
    public FactWithProgramsAttribute(params string[] programs)
    {
        if (programs.FirstOrDefault(p => !Programs.Has(p, "--version")) is { } missing)
            Skip = $"There is no {missing} on the PATH.";
    }
}
