namespace ChartGen.Testing;

/// <summary>A test that is skipped, with the reason, where the user is root: permissions do not bind root.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class NotAsRootFactAttribute : FactAttribute
{
    public NotAsRootFactAttribute() =>
        Skip = Environment.IsPrivilegedProcess ? "Permissions do not bind root; run the tests as another user." : null;
}

/// <summary>A test that is skipped, with the reason, on any other system than Linux.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class LinuxFactAttribute : FactAttribute
{
    public LinuxFactAttribute() => Skip = OperatingSystem.IsLinux() ? null : "Only Linux has /proc.";
}
