using System.Diagnostics;
using System.Text.Json;
using AutoReach.Core;
using AutoReach.Core.Leads;
using AutoReach.Core.Learning;
using AutoReach.Core.Learning.Profile;
using AutoReach.Core.Qualification;
using AutoReach.Core.Research;
using AutoReach.Core.Workflows;
using AutoReach.Orchestration;
using AutoReach.Orchestration.Storage;

namespace AutoReach.Benchmarks;

/// <summary>
/// Judges by scikit-learn's untuned TF-IDF logistic regression over the same attributes and words, taught by the same
/// decisions; by the stated profile until it has seen both answers. For one workflow and one question at a time.
/// </summary>
internal sealed class TfidfQualifier(DecisionLog log) : IQualifier, IDisposable
{
    private readonly Process _peer = Process.Start(new ProcessStartInfo(ScikitLearn.Python, [Path.Combine(AppContext.BaseDirectory, "tfidf.py")])
    { RedirectStandardInput = true, RedirectStandardOutput = true })!;
    private readonly SemaphoreSlim _turn = new(1);
    private bool _ready;
    private int _taken;

    public async Task<QualificationResult> QualifyAsync(Workflow workflow, Prospect prospect, Dossier dossier, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            await TeachAsync(workflow.Id, cancellationToken);
            var text = TextOf(LeadAttributes.Extract(prospect, dossier), ProfileFeatures.WordsOf(LeadAttributes.TextOf(prospect, dossier)));
            await TellAsync(new { ask = text });
            if (JsonSerializer.Deserialize<double?>(await AnswerAsync()) is not { } fit)
                return StatedProfile.Judge(workflow, prospect, dossier);
            var qualified = fit >= workflow.QualityBar.MinimumFit;
            return new QualificationResult(fit, qualified ? QualificationVerdict.Qualified : QualificationVerdict.Unqualified, [], qualified ? fit : 1 - fit);
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose()
    {
        _peer.StandardInput.Close();
        _peer.WaitForExit();
        _peer.Dispose();
        _turn.Dispose();
    }

    private async Task TeachAsync(WorkflowId workflow, CancellationToken cancellationToken)
    {
        if (!_ready && await AnswerAsync() != "ready")
            throw new InvalidOperationException("The Python process ended.");
        _ready = true;
        foreach (var happened in await log.ReadAsync(workflow, _taken, cancellationToken))
        {
            _taken++;
            if (happened is LearningEvent.Decided { Record: { IsWanted: { } wanted } record })
                await TellAsync(new { add = TextOf(record.Attributes, record.Words), label = wanted ? 1 : 0 });
        }
    }

    /// <summary>Each attribute is one token beside the words.</summary>
    private static string TextOf(IEnumerable<LeadAttribute> attributes, IEnumerable<string> words) =>
        string.Join(' ',
            attributes.Select(attribute => string.Concat($"{attribute.Name}_{attribute.Value}".Where(letter => char.IsLetterOrDigit(letter) || letter == '_')))
            .Concat(words));

    private Task TellAsync(object request) => _peer.StandardInput.WriteLineAsync(JsonSerializer.Serialize(request));

    private async Task<string> AnswerAsync()
    {
        await _peer.StandardInput.FlushAsync();
        return await _peer.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The Python process ended.");
    }
}
