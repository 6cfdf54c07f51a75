using AutoReach.Lab.Simulation.Team;

namespace AutoReach.Lab.Tests.Simulation;

public class EmailJudgeTests
{
    [Theory]
    [InlineData("Is planning a subject for your team?", OpeningStyle.Question)]
    [InlineData("Kelpworks builds boats. Do you know which are late?", OpeningStyle.Question)]
    [InlineData("I admire how Kelpworks builds boats.", OpeningStyle.Compliment)]
    [InlineData("Congratulations on the yard in Bergen!", OpeningStyle.Compliment)]
    [InlineData("I was glad to read your news, \"Is this the end?\".", OpeningStyle.Compliment)]
    [InlineData("I'm writing to you because you look after sales.", OpeningStyle.Direct)]
    [InlineData("You look after sales at Kelpworks, which builds great boats.", OpeningStyle.Direct)]
    [InlineData("A short note on your rota.", OpeningStyle.Direct)]
    [InlineData("I saw that Kelpworks builds boats, which is why I am writing.", OpeningStyle.Observation)]
    [InlineData("With Kelpworks looking for a welder, I imagine time is short.", OpeningStyle.Observation)]
    [InlineData("Kelpworks builds great boats for people who like the sea.", OpeningStyle.Observation)]
    [InlineData("I read https://kelpworks.example/?page=2 with care.", OpeningStyle.Observation)]
    public void Opening_is_read_from_its_words(string opening, OpeningStyle kind) => Assert.Equal(kind, Readings.Opening(Email(opening: opening)));

    [Theory]
    [InlineData("Have a look here: https://cal.example/ida", CallStyle.Calendar)]
    [InlineData("Please pick a time that suits you.", CallStyle.Calendar)]
    [InlineData("Would you book a short call?", CallStyle.Calendar)]
    [InlineData("There is no hurry: a reply is enough.", CallStyle.Soft)]
    [InlineData("If this is of interest, just reply. If not, that's fine too.", CallStyle.Soft)]
    [InlineData("I'm happy to send an example if you would like one, and leave it there otherwise.", CallStyle.Soft)]
    [InlineData("Is this worth a look at Booking.com?", CallStyle.Question)]
    [InlineData("Shall I send a page? It is a short one.", CallStyle.Question)]
    [InlineData("Reply with a day that works for you.", CallStyle.Direct)]
    [InlineData("I would be glad to talk to you next week.", CallStyle.Direct)]
    [InlineData("Boats are made of wood.", null)]
    public void Call_is_read_from_its_words(string call, CallStyle? kind) => Assert.Equal(kind, Readings.Call(Email(call: call)));

    [Theory]
    [InlineData("Hi Ada,", "We help crews.", "Best", Formality.Casual)]
    [InlineData("Hey there,", "We're here to help!", "Cheers", Formality.Casual)]
    [InlineData("Hi Ada,", "We help crews.", "Yours sincerely", null)]
    [InlineData("Hello Ada,", "We're here to help.", "Best", Formality.Neutral)]
    [InlineData("Dear Ada,", "We help crews.", "Best", Formality.Formal)]
    [InlineData("Dear Ada,", "We're here to help.", "Best", null)]
    [InlineData("Dear Ada,", "It doesn’t take long.", "Best", null)]
    [InlineData("Dear Ada,", "We help crews!", "Best", null)]
    [InlineData("Dear Ada,", "We help crews.", "Cheers", null)]
    [InlineData("Dear Ada,", "We help crews at Let's Encrypt and at Yahoo! with Ada's boats.", "Best", Formality.Formal)]
    [InlineData("Dear Ada,", "Your news, \"We're afloat!\", is good.", "Best", Formality.Formal)]
    public void Formality_is_read_from_greeting_contractions_and_sign_off(string greeting, string offer, string signOff, Formality? kind) =>
        Assert.Equal(kind, Readings.Formality(Email(greeting: greeting, offer: offer, signOff: signOff)));

    [Fact]
    public void Email_without_a_greeting_is_of_no_formality() =>
        Assert.Null(Readings.Formality("We help crews plan their week.\n\nShall we talk?"));

    [Fact]
    public void Sign_off_of_the_team_itself_never_offends()
    {
        var style = Readings.Style with { Formality = Formality.Formal, SignOff = "Cheers" };
        Assert.False(Readings.Judge(style, Email(greeting: "Dear Ada,", signOff: "Cheers")).Formality);
    }

    [Fact]
    public void Words_are_counted_over_the_whole_body_without_lone_marks()
    {
        const string body = "Hi Ada,\n\nI saw – your boats.\n\nWe plan 24/7.\n\nShall we talk?\n\nBest,\nIda"; // 2 + 4 + 3 + 3 + 2
        Assert.False(Readings.Judge(Readings.Style with { MaxWords = 14 }, body).TooLong);
        Assert.True(Readings.Judge(Readings.Style with { MaxWords = 13 }, body).TooLong);
    }

    [Theory]
    [InlineData("We find SYNERGY.", true)]
    [InlineData("We find synergy-like things.", true)]
    [InlineData("We find synergyless things.", false)]
    [InlineData("May we touch\r\nbase?", true)]
    [InlineData("That is a touch\n\nBase camp is near.", false)]
    [InlineData("May we touch a base?", false)]
    public void Avoided_phrase_is_found_as_whole_words_without_case(string offer, bool found)
    {
        var offences = Readings.Judge(Readings.Style with { Avoid = ["synergy", "touch base"] }, Email(offer: offer));
        Assert.Equal(found, offences.AvoidedPhrases.Count == 1);
        Assert.Equal(!found, offences.None);
    }

    [Fact]
    public void Email_without_call_or_of_one_paragraph_offends_by_its_call()
    {
        Assert.True(Readings.Judge(Readings.Style, "Hi Ada,\n\nWe plan weeks.\n\nBest,\nIda").CallToAction);
        Assert.True(Readings.Judge(Readings.Style, "").CallToAction);
    }

    private static string Email(
        string greeting = "Hi Ada,", string opening = "I saw your boats.", string offer = "We help crews.", string call = "Shall we talk?",
        string signOff = "Best") =>
        $"{greeting}\n\n{opening}\n\n{offer}\n\n{call}\n\n{signOff},\nIda Moe";
}
