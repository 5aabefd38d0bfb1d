namespace ChartGen.Rendering;

/// <summary>Asks the person at the terminal: questions go to standard error, since standard output is for results.</summary>
internal sealed class Questions(Terminal terminal, TextReader answers)
{
    public void Say(string line) => terminal.Error.WriteLine(line);

    /// <summary>Asks until the answer is legal.</summary>
    /// <param name="question">The question, without its mark.</param>
    /// <param name="usual">What an empty answer means.</param>
    /// <param name="whyWrong">Why an answer is not legal, or <see langword="null"/> where it is.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="OperationCanceledException">The person left.</exception>
    public async Task<string> AskAsync(string question, string usual, Func<string, string?> whyWrong, CancellationToken cancellationToken)
    {
        while (true)
        {
            await terminal.Error.WriteAsync($"{question} [{usual}]: ".AsMemory(), cancellationToken).ConfigureAwait(false);
            await terminal.Error.FlushAsync(cancellationToken).ConfigureAwait(false);
            // A console's reader cannot be cancelled: it is left behind where it waits.
            var read = Task.Run(answers.ReadLine, CancellationToken.None);
            var line = await read.WaitAsync(cancellationToken).ConfigureAwait(false) ?? throw new OperationCanceledException();
            var answer = line.Trim() is { Length: > 0 } text ? text : usual;
            if (whyWrong(answer) is not { } reason)
                return answer;
            Say(reason);
        }
    }
}
