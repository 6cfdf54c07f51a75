using AutoReach.Core.Research;
using AutoReach.Core.Research.Reading;
using AutoReach.Orchestration;

namespace AutoReach.Adapters.Web;

/// <inheritdoc cref="IPageReader"/>
internal sealed class SiteReader(PageFetcher fetcher, WebResearchOptions options) : IPageReader, IDisposable
{
    private readonly SemaphoreSlim _companies = new(options.Companies, options.Companies);

    public async Task<SiteReading> ReadAsync(Uri website, CancellationToken cancellationToken)
    {
        await _companies.WaitAsync(cancellationToken);
        try
        {
            using var budget = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            budget.CancelAfter(options.CompanyBudget);
            var visit = new Visit(fetcher, options, cancellationToken, budget.Token);
            return await visit.RunAsync(website);
        }
        finally
        {
            _companies.Release();
        }
    }

    public void Dispose() => _companies.Dispose();

    /// <summary>One reading of one site.</summary>
    private sealed class Visit(PageFetcher fetcher, WebResearchOptions options, CancellationToken caller, CancellationToken budget)
    {
        private const int MaxArticles = 2;

        private readonly List<ReadablePage> _pages = [];
        private readonly List<PageRead> _reads = [];
        private readonly HashSet<Uri> _taken = [];
        private readonly HashSet<string> _keys = [];

        public async Task<SiteReading> RunAsync(Uri website)
        {
            var entrance = await GetAsync(website, PageChoice.KindOf(website), stayWith: null);
            Record(entrance);
            if (_pages is not [var first, ..])
                return new SiteReading([], _reads, ((PageResponse.None)entrance.Response).Sentence);
            if (first.Kind != PageKind.Home)
                Record(await GetAsync(new Uri(first.Address, "/"), PageKind.Home, first.Address.IdnHost));
            // Links of the first pages lead to the rest: a team page is often linked from "about" only.
            await ReadRoundAsync(first.Address);
            await ReadRoundAsync(first.Address);
            await ReadAllAsync(first.Address, PageChoice.Articles(_pages).DistinctBy(article => PageChoice.Key(article.Address)), MaxArticles);
            return new SiteReading(_pages, _reads, null);
        }

        private Task ReadRoundAsync(Uri site) => ReadAllAsync(
            site,
            PageChoice.Choose(_pages.SelectMany(page => page.Links), site, _taken, 2 * options.MaxPages)
                .Where(candidate => IsNewKind(candidate) || IsFirstRound),
            options.MaxPages);

        private async Task ReadAllAsync(Uri site, IEnumerable<PageCandidate> wanted, int most)
        {
            var candidates = wanted.Where(candidate => !_keys.Contains(PageChoice.Key(candidate.Address)))
                .Take(Math.Min(most, options.MaxPages - _reads.Count)).ToList();
            if (candidates.Count == 0 || budget.IsCancellationRequested)
                return;
            foreach (var read in await Task.WhenAll(candidates.Select(candidate => GetAsync(candidate.Address, candidate.Kind, site.IdnHost))))
                Record(read);
        }

        private bool IsFirstRound => _reads.Count <= 2;

        private bool IsNewKind(PageCandidate candidate) => _pages.TrueForAll(page => page.Kind != candidate.Kind);

        private async Task<(Uri Asked, PageKind Kind, PageResponse Response)> GetAsync(Uri address, PageKind kind, string? stayWith)
        {
            _taken.Add(address);
            _keys.Add(PageChoice.Key(address));
            try
            {
                return (address, kind, await fetcher.GetAsync(address, stayWith, budget));
            }
            catch (OperationCanceledException) when (!caller.IsCancellationRequested)
            {
                return (address, kind, PageFetcher.TimedOut(options.CompanyBudget));
            }
        }

        private void Record((Uri Asked, PageKind Kind, PageResponse Response) read)
        {
            if (read.Response is PageResponse.None none)
            {
                _reads.Add(new PageRead(read.Asked, none.Outcome, 0));
                return;
            }
            var found = (PageResponse.Page)read.Response;
            var page = PageReader.Read(found.Address, found.Text, found.IsHtml, read.Kind);
            _taken.Add(found.Address);
            _reads.Add(new PageRead(read.Asked, "200", page.Words));
            if (_pages.TrueForAll(other => PageChoice.Key(other.Address) != PageChoice.Key(page.Address)))
                _pages.Add(page);
        }
    }
}
