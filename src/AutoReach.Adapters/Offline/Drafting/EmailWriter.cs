using AutoReach.Core.Drafting;
using AutoReach.Core.Qualification;
using AutoReach.Orchestration;

namespace AutoReach.Adapters.Offline.Drafting;

/// <summary>Writes one email: picks a line for each part, fills up to the wanted length, weaves in what must be said.</summary>
internal sealed class EmailWriter(ChooseVariant choose)
{
    private static readonly string[] Lengths = ["length.short", "length.medium", "length.long"];
    private static readonly int[] WordsOfLength = [50, 80, 108];

    public Draft Write(DraftRequest request)
    {
        var wish = RedraftWish.Of(request.Previous, request.Instruction);
        var draft = Write(request, wish);
        return request.Previous is { } previous && previous.Hash == draft.Hash
            ? Write(request, wish with { Change = RedraftWish.Everything })
            : draft;
    }

    private Draft Write(DraftRequest request, RedraftWish wish)
    {
        var messaging = request.Workflow.Messaging;
        var tone = wish.Tone ?? (request.Previous is { } earlier ? EmailParts.ToneOf(earlier) : null) ?? messaging.Tone;
        var scene = Scene.Of(request, tone);
        var words = wish.Words ?? (request.Previous is { } before
            ? Composition.WordsIn(before.Body)
            : WordsOfLength[choose("length", Lengths, request.Seed)]);
        var picker = new LinePicker(choose, request.Seed, [.. messaging.NeverInclude, .. wish.Avoid], wish, request.Previous);
        var slots = Slots(scene, wish, picker, words);
        var subjects = Subjects.For(scene).Where(line => line.Cited.All(slots.SelectMany(slot => slot.Facts).Contains)).ToArray();
        var subject = picker.Pick("subject", subjects, mostWords: 12) ?? subjects[^1];
        return Scored(request, subject.Text, slots);
    }

    private static List<Slot> Slots(Scene scene, RedraftWish wish, LinePicker picker, int words)
    {
        var opening = Mentioned(Openings.For(scene), wish) ?? picker.Pick("opening", Openings.For(scene), words * 0.34, wish.OpeningKind);
        var value = picker.Pick("value", Values.For(scene), words, filledIn: scene.Offer?.Clause ?? "") ?? Values.For(scene).First();
        var call = picker.Pick("callToAction", CallsToAction.For(scene), words * 0.26, wish.CallKind);
        var email = new EmailInProgress(EmailParts.Greeting(scene), opening, value, call, EmailParts.SignOff(scene));
        email.Require(EmailParts.Woven(scene, MustSay(scene, wish, email)));
        Fill(email, scene, wish, picker, words);
        return email.Slots();
    }

    private static void Fill(EmailInProgress email, Scene scene, RedraftWish wish, LinePicker picker, int words)
    {
        if (Mentioned(Proofs.For(scene), wish) is { } wanted)
            email.TryAdd(wanted, DraftChecks.MaxWords);
        for (var proofs = 0; proofs < 2 && words - email.Words >= 8; proofs++)
        {
            var candidates = Proofs.For(scene).Where(line => !email.Says(line) && Composition.WordsIn(line.Text) <= words + 6 - email.Words);
            if (picker.Pick("proof", candidates, words) is { } proof)
                email.TryAdd(proof, DraftChecks.MaxWords);
            if (proofs == 0 && words - email.Words >= 10 && picker.Pick("angle", Values.Angles(scene), words) is { } angle)
                email.TryAddAngle(angle, DraftChecks.MaxWords);
        }
    }

    /// <summary>The line that speaks of what a person wants mentioned: by its words, or by its subject ("hiring", "news").</summary>
    private static Line? Mentioned(IEnumerable<Line> lines, RedraftWish wish) => wish.Mention.Count == 0
        ? null
        : lines.FirstOrDefault(line => wish.Mention.Any(topic => IsAbout(line, topic)));

    private static bool IsAbout(Line line, string topic)
    {
        var words = PlainWords.Of(topic).Split().Where(word => word.Length > 3 && word is not ("their" or "that" or "they" or "about" or "your" or "our")).ToArray();
        var text = PlainWords.Of(line.Text, line.Variant);
        return words.Length > 0 && words.All(word => text.HasWordStartingWith(word.TrimEnd('s')));
    }

    /// <summary>The team's phrases, and what a person asked for where nothing known says it: not what only a fact could tell.</summary>
    private static IEnumerable<string> MustSay(Scene scene, RedraftWish wish, EmailInProgress email) =>
        scene.Messaging.AlwaysInclude
            .Concat(wish.Mention.Where(topic =>
                !PlainWords.Of(topic).HasPhrase("their") && PromptLeaks.Find(topic) is null
                && !Openings.For(scene).Concat(Proofs.For(scene)).Any(line => IsAbout(line, topic))))
            .Where(phrase => !email.Contains(phrase));

    private static Draft Scored(DraftRequest request, string subject, List<Slot> slots)
    {
        var draft = Composition.Of(request.Revision, subject, slots, score: 0);
        var failed = DraftChecks.Run(request.Workflow, request.Prospect, request.Dossier, draft);
        return draft with { Score = DraftScore.Of(request.Prospect, slots, failed) };
    }
}
