using AutoReach.Core.Drafting;
using AutoReach.Core.Text;
using AutoReach.Orchestration;

namespace AutoReach.Rules.Drafting;

/// <summary>Writes one email: picks a line for each part, fills up to the wanted length, weaves in what must be said.</summary>
internal sealed class EmailWriter(ChooseVariant choose)
{
    private static readonly string[] Lengths = ["length.short", "length.medium", "length.long"];
    private static readonly int[] WordsOfLength = [50, 80, 108];

    public Draft Write(DraftRequest request)
    {
        var wish = RedraftWish.Parse(request.Previous, request.Instruction);
        var draft = Write(request, wish);
        return request.Previous is { } previous && previous.Hash == draft.Hash
            ? Write(request, wish with { Change = RedraftWish.Everything })
            : draft;
    }

    private Draft Write(DraftRequest request, RedraftWish wish)
    {
        var messaging = request.Workflow.Messaging;
        var tone = wish.Tone ?? (request.Previous is { } earlier ? EmailParts.ToneOf(earlier) : null) ?? request.Style.Tone ?? messaging.Tone;
        var scene = EmailContext.Of(request, tone);
        var words = wish.Words ?? (request.Previous is { } before
            ? Composition.WordsIn(before.Body)
            : Math.Min(request.Style.MaxWords ?? DraftChecks.MaxWords, WordsOfLength[choose("length", Lengths, request.Seed)]));
        LinePicker NewPicker() => new(choose, request.Seed, [.. messaging.NeverInclude, .. request.Style.Avoid, .. wish.Avoid], wish, request.Previous);
        var picker = NewPicker();
        var slots = Slots(scene, wish, picker, words);
        var most = wish.Words ?? request.Style.MaxWords ?? DraftChecks.MaxWords;
        for (var budget = words; TooLong(slots, most) && budget > 10; budget -= 10)
            slots = Slots(scene, wish, picker = NewPicker(), budget);
        var subjects = Subjects.For(scene, slots).ToArray();
        var subject = picker.Pick("subject", subjects, mostWords: 12) ?? subjects[^1];
        return Scored(request, subject.Text, slots);
    }

    /// <summary>A wanted length is kept to by shorter lines; a drawn one is only a direction.</summary>
    private static bool TooLong(List<Slot> slots, int most) => Composition.WordsIn(Composition.Body(slots)) > most;

    private static List<Slot> Slots(EmailContext scene, RedraftWish wish, LinePicker picker, int words)
    {
        var openings = Openings.For(scene).ToArray();
        var opening = Mentioned(openings, wish) ?? picker.Pick("opening", openings, words * 0.34, wish.OpeningKind);
        var values = Values.For(scene, opening: null).ToArray();
        if (!picker.Keeps("value", values))
            values = [.. Values.For(scene, opening)];
        var value = picker.Pick("value", values, words, filledIn: scene.Offer?.Clause ?? "") ?? values[0];
        var call = picker.Pick("callToAction", CallsToAction.For(scene), words * 0.26, wish.CallKind);
        var email = new EmailInProgress(EmailParts.Greeting(scene), opening, value, call, SignOff.Compose(scene.Messaging, learned: null));
        if (Proofs.Holding(scene, [.. MustSay(scene, wish, email)]) is { } holding)
            email.Add(holding);
        if (RequiredPhrases.Sentences(scene, MustSay(scene, wish, email)) is { Length: > 0 } required)
            email.Add(new Line("proof.required", required));
        Fill(email, scene, opening, wish, picker, words);
        return email.Slots();
    }

    /// <summary>Proof as long as there is room for it: what a person asked for first, then up to three that are fresh, one of them about the company.</summary>
    private static void Fill(EmailInProgress email, EmailContext scene, Line? opening, RedraftWish wish, LinePicker picker, int words)
    {
        var all = Proofs.For(scene, opening).ToArray();
        if (Mentioned(all, wish) is { } wanted && !email.Speaks(wanted))
            email.TryAdd(wanted);
        for (var proofs = 0; proofs < 3 && words - email.Words >= 8; proofs++)
        {
            var room = words + 6 - email.Words;
            var candidates = all.Where(
                line => !email.Speaks(line) && !(line.Kind == "fit" && email.Has("proof.fit")) && Composition.WordsIn(line.Text) <= room);
            if (picker.Pick("proof", candidates, words, fresh: true) is not { } proof)
                return;
            email.TryAdd(proof);
        }
    }

    /// <summary>The line that speaks of what a person wants mentioned: by its words, or by its subject ("hiring", "news").</summary>
    private static Line? Mentioned(IEnumerable<Line> lines, RedraftWish wish) => wish.Mention.Count == 0
        ? null
        : lines.FirstOrDefault(line => wish.Mention.Any(topic => IsAbout(line, topic)));

    private static bool IsAbout(Line line, string topic)
    {
        var words = PlainWords.Of(topic).Split().Where(word => word.Length > 3 && word is not ("their" or "that" or "they" or "about" or "your" or "our"))
            .ToArray();
        var text = PlainWords.Of(line.Text, line.Variant);
        return words.Length > 0 && words.All(word => text.HasWordStartingWith(word.TrimEnd('s')));
    }

    /// <summary>The team's phrases, and what a person asked for where nothing known says it: not what only a fact could tell.</summary>
    private static IEnumerable<string> MustSay(EmailContext scene, RedraftWish wish, EmailInProgress email) =>
        scene.Messaging.AlwaysInclude
            .Concat(wish.Mention.Where(topic =>
                !PlainWords.Of(topic).HasPhrase("their") && PromptLeaks.Find(topic) is null
                && !Openings.For(scene).Concat(Proofs.For(scene, opening: null)).Any(line => IsAbout(line, topic))))
            .Where(phrase => !email.Contains(phrase));

    private static Draft Scored(DraftRequest request, string subject, List<Slot> slots)
    {
        var draft = Composition.Compose(request.Revision, subject, slots, score: 0);
        var failed = DraftChecks.Run(request.Workflow, request.Prospect, request.Dossier, draft);
        return draft with { Score = DraftScore.Compute(request.Prospect, slots, failed) };
    }
}
