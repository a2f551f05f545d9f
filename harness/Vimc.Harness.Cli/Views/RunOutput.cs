using System.CommandLine;
using Spectre.Console;
using Spectre.Console.Rendering;
using Vimc.Harness.Scenario;

namespace Vimc.Harness.Cli.Views;

/// <summary>
/// What a run says and to whom: to a person at a terminal, to a log, to somebody who only wants to know of failures, or
/// to a program.
/// </summary>
internal sealed class RunOutput
{
    private readonly IAnsiConsole _console;
    private readonly JsonRunView? _json;
    private readonly bool _isQuiet;

    private RunOutput(
        IAnsiConsole console, bool isJson, bool isQuiet, Func<IReadOnlyList<RunStep>, IRenderable> draw)
    {
        _console = console;
        _json = isJson ? new JsonRunView(Writer) : null;
        _isQuiet = isQuiet;
        View = _json as IRunView
            ?? (isQuiet ? new QuietRunView(Writer)
                : console.Profile.Capabilities.Interactive ? new LiveRunView(console, draw) : new PlainRunView(console));
    }

    /// <summary>To be told while the run goes on.</summary>
    public IRunView View { get; }

    /// <summary>Whether people read it.</summary>
    public bool IsForPeople => _json is null && !_isQuiet;

    private TextWriter Writer => _console.Profile.Out.Writer;

    /// <summary>How a run turned out.</summary>
    public void Show(RunReport report)
    {
        if (_json is not null)
            _json.Show(report);
        else if (!_isQuiet)
            new RunReportView(_console).Show(report);
    }

    /// <summary>What was written.</summary>
    public void ShowFiles(IEnumerable<(string Title, string Path)> files)
    {
        _json?.ShowFiles(files);
        if (!IsForPeople)
            return;
        foreach (var (title, path) in files)
            Writer.WriteLine($"  {title,-20} {path}");
    }

    /// <summary>Something to be warned of, which is said in any case.</summary>
    public void Warn(string title, string text)
    {
        if (_json is not null)
            _json.Warn($"{title} {text}");
        else
            _console.MarkupLineInterpolated($"[red]{title}[/] {text}");
    }

    /// <summary>The options that choose.</summary>
    internal sealed class Options
    {
        private readonly Option<bool> _json = new("--json") { Description = "Print events as JSON, an object a line." };

        private readonly Option<bool> _quiet = new("--quiet") { Description = "Print nothing but what fails." };

        /// <summary>Adds them to a verb.</summary>
        public void AddTo(Command command)
        {
            command.Options.Add(_json);
            command.Options.Add(_quiet);
            command.Validators.Add(result =>
            {
                if (result.GetValue(_json) && result.GetValue(_quiet))
                    result.AddError("--json and --quiet exclude each other");
            });
        }

        /// <summary>What was chosen.</summary>
        /// <param name="parsed">The command line.</param>
        /// <param name="console">Where it goes.</param>
        /// <param name="draw">Draws a run for a terminal; null for a table of steps.</param>
        public RunOutput Choose(
            ParseResult parsed, IAnsiConsole console, Func<IReadOnlyList<RunStep>, IRenderable>? draw = null) => new(
            console,
            parsed.GetValue(_json),
            parsed.GetValue(_quiet),
            draw ?? (steps => StepTable.Draw(steps, isOver: false)));
    }
}
