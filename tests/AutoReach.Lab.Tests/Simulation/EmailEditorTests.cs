using AutoReach.Lab.Simulation.Team;

namespace AutoReach.Lab.Tests.Simulation;

public class EmailEditorTests
{
    private const string Body =
        "Hi Ada,\n\nI saw that Kelpworks builds boats. It must be fun.\n\nWe help crews plan their week. It takes a morning.  There's a tour here: "
            + "https://t.example/a?b=1\n\nIs this worth a closer look?\n\nBest,\nIda Moe";

    private static readonly SeenLead Lead = new("ld_1", "Ada", "CTO", "Kelpworks, Inc.", "europe", "small", [], null);

    private static readonly Uri Calendar = new("https://cal.example/ida");

    [Fact]
    public void Email_that_offends_nobody_stays_as_it_is() => Assert.Equal(Body, Corrected(Readings.Style));

    [Theory]
    [InlineData(OpeningStyle.Question)]
    [InlineData(OpeningStyle.Compliment)]
    [InlineData(OpeningStyle.Direct)]
    public void Only_an_offending_opening_is_replaced_by_one_that_names_the_company(OpeningStyle wanted)
    {
        var wordings = Enumerable.Range(-1, 6).Select(pick =>
        {
            var (before, after) = Parts(Body, Corrected(Readings.Style with { Opening = wanted }, pick: pick));
            Assert.Equal([before[0], .. before[2..]], [after[0], .. after[2..]]);
            Assert.Contains("Kelpworks", after[1], StringComparison.Ordinal);
            Assert.DoesNotContain("Inc", after[1], StringComparison.Ordinal);
            return after[1];
        });
        Assert.InRange(wordings.Distinct().Count(), 2, 3);
    }

    [Theory]
    [InlineData(CallStyle.Soft)]
    [InlineData(CallStyle.Direct)]
    [InlineData(CallStyle.Calendar)]
    public void Only_an_offending_call_is_replaced(CallStyle wanted)
    {
        var (before, after) = Parts(Body, Corrected(Readings.Style with { CallToAction = wanted }));
        Assert.Equal([.. before[..3], before[4]], [.. after[..3], after[4]]);
        Assert.Equal(wanted == CallStyle.Calendar, after[3].EndsWith(": https://cal.example/ida", StringComparison.Ordinal));
    }

    [Fact]
    public void Without_a_calendar_link_the_reader_is_asked_to_pick_a_time()
    {
        var editor = new EmailEditor(Readings.Style with { CallToAction = CallStyle.Calendar }, "Ida Moe", calendarLink: null);
        Assert.All(Enumerable.Range(0, 3), pick => Assert.Contains("pick a time", editor.Corrected(Body, Lead, pick), StringComparison.Ordinal));
    }

    [Fact]
    public void Last_paragraph_that_asks_for_nothing_gets_a_call_after_it()
    {
        var corrected = Corrected(Readings.Style, "Hi Ada,\n\nI saw your boats.\n\nWe plan weeks.\n\nBoats need crews.\n\nBest,\nIda Moe").Split("\n\n");
        Assert.Equal(["We plan weeks.", "Boats need crews."], corrected[2..4]);
        Assert.Equal(6, corrected.Length);
    }

    [Fact]
    public void Formal_email_gets_its_greeting_its_verbs_in_full_and_the_teams_own_sign_off() => Assert.Equal(
        "Dear Ada,\n\nI saw your boats. They would not sink.\n\nYou will see: it is easy. It has been tried. We cannot lie.\n\nShall we talk?\n\nKind "
            + "regards,\nIda Moe",
        Corrected(Readings.Style with { Formality = Formality.Formal, SignOff = "Kind regards" },
            "Hi Ada,\n\nI saw your boats. They wouldn't sink!\n\nYou'll see: it's easy. It’s been tried. We can't lie.\n\nShall we talk?\n\nCheers,\nIda Moe"));

    [Fact]
    public void Casual_email_gets_its_greeting_contractions_and_the_teams_own_sign_off() => Assert.Equal(
        "Hi Ada,\n\nI'm sure that your boats don't sink.\n\nIt's easy, as you are. Please let us know.\n\nShall we talk?\n\nCheers,\nIda Moe",
        Corrected(Readings.Style with { SignOff = "Cheers" },
            "Dear Ada,\n\nI am sure that your boats do not sink.\n\nIt is easy, as you are. Please let us know.\n\nShall we talk?\n\nYours "
                + "sincerely,\nIda Moe"));

    [Theory]
    [InlineData("Hi there,", Formality.Formal, "Dear reader,")]
    [InlineData("Dear Kelpworks team,", Formality.Neutral, "Hello,")]
    [InlineData("Hello,", Formality.Casual, "Hi there,")]
    [InlineData("Hello Mary Ann,", Formality.Casual, "Hi Mary Ann,")]
    [InlineData("Good morning Ada!", Formality.Formal, "Dear Ada,")]
    public void Whoever_is_greeted_still_is(string greeting, Formality wanted, string corrected) =>
        Assert.StartsWith(corrected + "\n\n",
            Corrected(Readings.Style with { Formality = wanted }, Body.Replace("Hi Ada,", greeting, StringComparison.Ordinal)), StringComparison.Ordinal);

    [Fact]
    public void Names_and_quotations_keep_their_apostrophes_and_marks()
    {
        const string kept = "I saw Let's Encrypt's news, \"We're live!\", and Yahoo! too.";
        Assert.Contains(kept,
            Corrected(Readings.Style with { Formality = Formality.Formal }, Body.Replace("I saw that Kelpworks builds boats.", kept, StringComparison.Ordinal)),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("We have a synergy-free mind.", "")]
    [InlineData("Ours is a synergy planner.", "Ours is a planner.")]
    [InlineData("Ours is a synergy engine.", "Ours is an engine.")]
    [InlineData("Synergy: that is what boats need.", "That is what boats need.")]
    [InlineData("We find the synergy of boats.", "")]
    [InlineData("We love synergy.", "")]
    public void Avoided_phrase_is_cut_out_or_takes_its_sentence_along(string sentence, string left)
    {
        var body = Body.Replace("It takes a morning. ", sentence + " ", StringComparison.Ordinal);
        var wanted = Body.Replace("It takes a morning. ", left.Length == 0 ? "" : left + " ", StringComparison.Ordinal);
        Assert.Equal(Squeezed(wanted), Squeezed(Corrected(Readings.Style with { Avoid = ["synergy"] }, body)));
    }

    [Fact]
    public void Company_whose_name_is_avoided_is_not_named()
    {
        var style = Readings.Style with { Opening = OpeningStyle.Question, Avoid = ["kelpworks"] };
        Assert.Contains("your company", Corrected(style), StringComparison.Ordinal);
        Assert.True(Readings.Judge(style, Corrected(style)).None);
    }

    [Fact]
    public void Long_email_loses_its_last_proof_first_and_never_the_first_sentence_of_its_offer()
    {
        Assert.Equal(
            Body.Replace("  There's a tour here: https://t.example/a?b=1", "", StringComparison.Ordinal), Corrected(Readings.Style with { MaxWords = 34 }));
        Assert.Equal(
            "Hi Ada,\n\nI saw that Kelpworks builds boats. It must be fun.\n\nWe help crews plan their week.\n\nIs this worth a closer look?\n\nBest,\nIda Moe",
            Corrected(Readings.Style with { MaxWords = 28 }));
        Assert.Equal("Hi Ada,\n\nI saw that Kelpworks builds boats.\n\nWe help crews plan their week.\n\nIs this worth a closer look?\n\nBest,\nIda Moe",
            Corrected(Readings.Style with { MaxWords = 24 }));
    }

    [Fact]
    public void Line_breaks_of_any_kind_stay()
    {
        const string body = "\nHi Ada,\r\n\r\nI saw your boats.\r\n\r\nWe plan\r\nyour week.\n\n\nShall we talk?\r\n\r\nBest,\r\nIda Moe\r\n";
        Assert.Equal(body.Replace("Shall we talk?", "Please reply with a time for a short call.", StringComparison.Ordinal),
            Corrected(Readings.Style with { CallToAction = CallStyle.Direct }, body));
    }

    [Fact]
    public void Empty_email_becomes_a_whole_one()
    {
        var corrected = Corrected(Readings.Style, "");
        Assert.True(Readings.Judge(Readings.Style, corrected).None);
        Assert.EndsWith("Best,\nIda Moe", corrected, StringComparison.Ordinal);
    }

    private static string Corrected(WritingStyle style, string body = Body, int pick = 0) =>
        new EmailEditor(style, "Ida Moe", Calendar).Corrected(body, Lead, pick);

    private static (string[] Before, string[] After) Parts(string before, string after) => (before.Split("\n\n"), after.Split("\n\n"));

    private static string Squeezed(string text) => string.Join(' ', text.Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
