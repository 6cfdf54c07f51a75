using System.Buffers;
using System.Text.RegularExpressions;

namespace AutoReach.Core.Research.Signals;

/// <summary>
/// Tells from one sentence whether a company speaks of a hard event of its own: layoffs, a merger or acquisition, a crisis, a controversy.
/// What it sells against such events, advises on, denies or remembers of others is none.
/// </summary>
public static partial class CompanyEvents
{
    private static readonly SearchValues<string> Triggers = SearchValues.Create(
    [
        "layoff", "lay-off", "lay off", "laid off", "laying off", "lays off", "job cuts", "staff cuts", "redundanc", "reduction in force", "furlough",
        "downsiz",
        "workforce", "headcount", "eliminat", "cutting", "cut ", "cuts ", "slash", "letting go", "let go of", "parted ways", "parting ways",
        "acqui", "merge", "merging", "part of", "takeover", "bought by", "join forces", "joined forces", "joining forces", "joins forces",
        "breach", "incident", "hacked", "ransomware", "outage", "bankrupt", "insolven", "chapter 11", "receivership", "liquidation", "recall", "lawsuit",
            "sued", "class action",
        "cease operations", "ceasing operations", "ceased operations", "shutting down", "shut down", "winding down", "wind down", "out of business",
            "cyberattack", "cyber attack",
        "controvers", "backlash", "boycott", "scandal", "allegation", "accused of", "misconduct", "investigat", "fined", "antitrust", "walkout", "apologi",
            "apology", "resign", "stepped down",
    ], StringComparison.OrdinalIgnoreCase);

    /// <summary>A quick test whether a longer text is worth cutting into sentences.</summary>
    public static bool MayHold(ReadOnlySpan<char> text) => text.ContainsAny(Triggers);

    /// <param name="sentence">One sentence or headline.</param>
    /// <param name="company">The company's name; <c>we</c> and <c>our</c> mean it too.</param>
    /// <param name="isNews">It stands on the company's own news page, where a notice may leave the subject out.</param>
    /// <returns>Layoffs, Merger, Crisis, Controversy or null.</returns>
    public static FlagKind? Detect(string sentence, string company, bool isNews = false)
    {
        if (!MayHold(sentence))
            return null;
        foreach (var (kind, pattern, others) in Kinds)
            if (pattern.Match(sentence) is { Success: true } match && IsOwn(sentence, match, company, isNews, others))
                return kind;
        return null;
    }

    private static readonly (FlagKind Kind, Regex Pattern, Regex Others)[] Kinds =
    [
        (FlagKind.Layoffs, Layoffs(), OthersLayoffs()), (FlagKind.Merger, Merger(), OthersMerger()),
        (FlagKind.Crisis, Crisis(), OthersCrisis()), (FlagKind.Controversy, Controversy(), OthersCrisis()),
    ];

    private static bool IsOwn(string sentence, Match trigger, string company, bool isNews, Regex others)
    {
        var before = sentence[..trigger.Index];
        var after = sentence[(trigger.Index + trigger.Length)..];
        if (Negated().IsMatch(before) || NotPlanned().IsMatch(after) || Hypothetical().IsMatch(before) || Trade().IsMatch(after) || others.IsMatch(before)
            || sentence.EndsWith('?'))
            return false;
        return Self().IsMatch(sentence) || Names(sentence, company) || (isNews && Notice().IsMatch(sentence));
    }

    private static bool Names(string sentence, string company) => company.Length > 1 && sentence.Contains(company, StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(
        @"\b(?:(?:mass |recent |company-?wide )?lay-?offs?|(?:lay|lays|laying|laid) off|job cuts|staff cuts|redundancies|reductions? in force"
            + @"|furlough(?:ed|s|ing)?|downsiz(?:e|ed|ing)"
        + @"|(?:reduc\w+|cut(?:s|ting)?|shr[iau]nk\w*) (?:(?:of|in|our|its|the|their|global|total|overall|size|by) |\d+ ?% ?)*(?:workforce|headcount"
        + @"|staff|team by)\b"
        + @"|(?:cut(?:s|ting)?|eliminat\w+|slash\w*) (?:about |around |some |nearly |over |more than |up to |approximately )?[\d,]+ ?%? ?(?:of "
        + @")?(?:our |its |the )?(?:jobs|roles|positions|employees|staff|workforce)"
        + @"|(?:workforce|headcount) (?:reductions?|cuts?)|let(?:ting)? go of (?:\S+ ){0,5}(?:employees|people|colleagues|team ?members|staff|team)"
        + @"|part(?:ed|ing) ways with (?:\S+ ){0,4}(?:employees|colleagues|team ?members|team|staff))\b", RegexOptions.IgnoreCase)]
    private static partial Regex Layoffs();

    [GeneratedRegex(
        @"(?i:\bacquired by\b|\bbought by\b|\bto be acquired\b|\bagree(?:d|s|ment)? to (?:be acquired|acquire|merge)\b|\bmerger agreement\b"
            + @"|\b(?:merge[sd]?|merging) with (?:(?!our|your|the main|main|master)\w)|\bmerger (?:with|of|between)\b|\bhostile takeover\b|\bproposed "
            + @"merger\b|\b(?:complete[sd]?|announce[sd]?|close[sd]?) (?:the |its |our |their )?(?:acquisition|merger)\b|\bour (?:recent "
            + @")?(?:acquisition|merger)\b)"
        + @"|(?i:\bhas acquired|\bhave acquired|\bacquir(?:es|ed|ing|e)) (?:the )?(?:\w+(?:-\w+)* (?:company|startup|platform|provider|maker|firm) "
        + @")?(?!Series\b|B2B\b|SaaS\b|AI\b|IT\b)\p{Lu}\p{L}+"
        + @"|(?<!(?i:talent|customer|user|data|client|language|patient|traffic|lead) )(?i:\bacquisition) (?:of|by) (?:the )?\p{Lu}"
        + @"|(?i:\b(?:now|become|becomes|became|becoming|proudly) (?:a )?(?:proud )?part of) (?:the )?\p{Lu}\p{L}+|(?i:\bjoin(?:s|ed|ing)? forces "
        + @"with) \p{Lu}")]
    private static partial Regex Merger();

    [GeneratedRegex(
        @"\b(?:data breach(?:es)?|security breach(?:es)?|(?:was|were|been|got) (?:breached|hacked)|security incident|unauthori[sz]ed access"
            + @"|ransomware(?: attack)?|cyber ?attack|(?:major|widespread|global|prolonged|full|partial|service|hours?-long|extended|significant)? "
            + @"?outages?|bankruptcy|insolven(?:cy|t)|chapter 11|receivership|liquidation|(?:product |voluntary |safety )?recall(?:s|ed|ing)? (?:of"
            + @"|all|its|our|some|the|certain)|lawsuits?|(?:is|are|was|were|being|been|gets|got) sued|class[- ]action|ceas(?:e|ed|es|ing) operations"
            + @"|(?:shutting|shuts?|winding|winds?|wound) down (?:the company|our|its|operations|the business|all|this|on|in|after)|going out of "
            + @"business)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Crisis();

    [GeneratedRegex(
        @"\b(?:controvers(?:y|ies|ial)|backlash|boycott(?:s|ed|ing)?|scandals?|allegations?|accused of|misconduct|under investigation|investigat(?:ed"
            + @"|ion) (?:by|into)|(?:was|were|been|is|are) fined|antitrust|walkouts?|(?:sincerely |deeply |publicly )?apologi[sz]e[sd]? (?:for|to)"
            + @"|public apology|(?:resign(?:s|ed)|step(?:s|ped) down) (?:amid|over|after|following))\b", RegexOptions.IgnoreCase)]
    private static partial Regex Controversy();

    /// <summary>Said within the clause before the event. "No longer" and "not only" negate nothing.</summary>
    [GeneratedRegex(
        @"\b(?:no(?! longer| doubt)|not(?! only| just| easy| alone)|never|without|zero|\w+n['’]t(?! easy)|nor|neither|free of|instead of|rather than"
            + @"|avoid\w*|prevent\w*|stop\w*|despite rumou?rs of|rumou?rs? of|unaffected by)\b[^;:.]{0,60}$", RegexOptions.IgnoreCase)]
    private static partial Regex Negated();

    [GeneratedRegex(@"^[^;:.]{0,25}\b(?:(?:is|are|was|were) not|never|isn['’]t|aren['’]t|not planned|are off the table)\b", RegexOptions.IgnoreCase)]
    private static partial Regex NotPlanned();

    /// <summary>Advice, offers, conditions and other people's events.</summary>
    [GeneratedRegex(
        @"\b(?:if|whenever|unless|should (?:you|a|an|your)|could|might|may|in case|in the event|how (?:to|do|does|can|we help|\w+ (?:affect|change))"
            + @"|what (?:is|are|to|happens|every)|why|guide|tips|lessons|webinar|checklist|playbook|ebook|you|your|help(?:s|ed|ing)?|protect(?:s|ed"
            + @"|ing|ion)?|secur(?:e|es|ing) against|defend\w*|insur\w+|detect(?:s|ion|ing)|mitigat\w+|recover\w*|respond(?:s|ing)? to|prepar\w+"
            + @"|reduce(?:s|d)? (?:the )?(?:risk|cost|number|likelihood)|risks? of|threat of|cost of|average|navigat\w+|manag(?:e|es|ing)|monitor\w*"
            + @"|alert\w*|advis\w+|advice|represent\w*|litigat\w+|support(?:s|ing|ed)? (?:\w+ ){0,3}(?:through|during|after|with)|software for"
            + @"|solutions? for|tools? for|platform for|stud(?:y|ies)|survey|research (?:on|shows|into)|report(?:s|ing)? on|cover(?:s|ed|ing|age)"
            + @"|stories|history of|novel|film|game|simulat\w+|top \d+|biggest|famous|teach(?:es)?|about the|solv(?:e|es|ing)|continuity|surviv\w+"
            + @"|withstand\w*)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Hypothetical();

    /// <summary>Words right behind the event that make it a trade.</summary>
    [GeneratedRegex(
        @"^(?:[ -]\w+)?[ -](?:detection|prevention|protection|responses?|insurance|advisory|advisors?|litigation|management|monitoring|recovery"
            + @"|services|software|lawyers?|attorneys?|simulations?|planning|requests?|trackers?|coverage|laws?|readiness|defen[cs]e|alerts?"
            + @"|notification (?:service|software|tool)s?|workers|talent|candidates|reporting|integration (?:tool|software)s?|resistant|proof|models?"
            + @"|strateg(?:y|ies)|process(?:es)?|tools?|solutions?|platforms?)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Trade();

    [GeneratedRegex(
        @"\b(?:I|he|she|they|who|someone|workers|candidates?|after being|after getting|people|competitors?|clients?|customers?|companies|businesses"
            + @"|organi[sz]ations|industry|tech giants?|others|employers)\b[^.;]*$", RegexOptions.IgnoreCase)]
    private static partial Regex OthersLayoffs();

    [GeneratedRegex(
        @"\b(?:he|she|his|her|their|my|clients?|customers?|users?|portfolio|competitors?|companies|businesses|organi[sz]ations|previous(?:ly)?"
            + @"|former(?:ly)?|prior|before|(?:co-?)?founded (?!in\b)|sold|exits?|alumni|skills?|knowledge)\b[^.;]*$", RegexOptions.IgnoreCase)]
    private static partial Regex OthersMerger();

    [GeneratedRegex(
        @"\b(?:clients?|customers? (?:face|after|suffer|with)|competitors?|companies|businesses|organi[sz]ations|enterprises|firms|victims|individuals"
            + @"|industry|vendors?|hospitals?|banks?|retailers?|previous(?:ly)?|former(?:ly)?|even (?:during|after)|resilient|journalis\w+|against"
            + @"|lawyers?|attorneys?|handles?|write[sr]?|writing|talk(?:s|ing)?|discuss\w*|debat\w+)\b[^.;]*$", RegexOptions.IgnoreCase)]
    private static partial Regex OthersCrisis();

    [GeneratedRegex(@"\b(?:we|we['’](?:re|ve|ll)|our|us|ours|the company|the board)\b(?!\s*\.\s*S)", RegexOptions.IgnoreCase)]
    private static partial Regex Self();

    [GeneratedRegex(
        @"^(?:Notice (?:of|regarding|about)|(?:An? )?(?:update|statement|message|letter|note) (?:on|regarding|about|to|from|concerning)|Regarding|Our "
            + @"response|What happened|Incident report|Post-?mortem|Security (?:notice|incident))\b", RegexOptions.IgnoreCase)]
    private static partial Regex Notice();
}
