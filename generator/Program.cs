using ChartGen;

try
{
    return await new ChartGenCommand(Surroundings.OfProcess()).RunAsync(args);
}
catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
{
    // The current folder is gone, or standard output takes no more; standard error may be in the same state.
    try
    {
        await Console.Error.WriteLineAsync(CommandDiagnostics.CannotGoOn(problem.Message).ToString());
    }
    catch (Exception e) when (e is IOException or UnauthorizedAccessException) { }

    return ExitCodes.Problems;
}
