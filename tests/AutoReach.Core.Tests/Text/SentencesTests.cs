using System.Diagnostics;
using AutoReach.Core.Text;

namespace AutoReach.Core.Tests.Text;

public class SentencesTests
{
    /// <summary>Sentences are parted by " | "; joined by a blank they are the text.</summary>
    [Theory]
    [InlineData("Dear Dr. Okafor, thank you. | We met in Lagos.")]
    [InlineData("Acme Inc. was founded by J. Doe. | It grew.")]
    [InlineData("We are part of Globex Inc. | Our team is small.")]
    [InlineData("Kelpworks Ltd. Harbour division builds boats.")]
    [InlineData("We sell in the U.S. market. | We also sell in the U.K. | Our prices are fair.")]
    [InlineData("The U.S. Navy buys from us.")]
    [InlineData("We use tools, e.g. Kafka, and others, i.e. Redis. | They help.")]
    [InlineData("We compare apples vs. Oranges Ltd. in court.")]
    [InlineData("See J. R. R. Tolkien and George W. Bush.")]
    [InlineData("Revenue grew 3.5 percent to $1.2 million. | Costs fell.")]
    [InlineData("Version 2.0 is out. | Get it at https://kelp.example/v2.0/index.html. | It is free.")]
    [InlineData("We work with Node.js. | And with .NET too.")]
    [InlineData("Wait... what? | No!")]
    [InlineData("Well… | Perhaps.")]
    [InlineData("Really?! | Yes!!! | So be it.")]
    [InlineData("“We grew.” | She smiled.")]
    [InlineData("He said \"Stop.\" | Then he left.")]
    [InlineData("It works (see fig. 3). | It does.")]
    [InlineData("No. | We do not.")]
    [InlineData("This is No. 5 of our list. | It sells.")]
    [InlineData("Founded on Jan. 5, 2012 in Oslo. | We are 40 people.")]
    [InlineData("Open from 9 a.m. to 5 p.m. | We are closed on Sundays.")]
    [InlineData("Prof. Dr. Ada Lovelace et al. wrote it.")]
    [InlineData("St. Louis is home. | We love it.")]
    [InlineData("Our office is on Main St. | We moved in May.")]
    [InlineData("1. Install it.")]
    [InlineData("We started in 2012. | Then came 2013. | 2014 was better.")]
    [InlineData("we write small. | we like it. | do you?")]
    [InlineData("We like phones. | iPhone users too.")]
    [InlineData("Boats, nets, ropes, etc. | We have it all.")]
    [InlineData("Ask Mr. Will Smith. | He knows.")]
    [InlineData("Our plan B. | It works.")]
    public void Text_is_cut_where_sentences_end(string sentences) =>
        Assert.Equal(sentences.Split(" | "), Sentences.Split(sentences.Replace(" | ", " ", StringComparison.Ordinal)));

    [Fact]
    public void Other_scripts_need_no_blank() =>
        Assert.Equal(["我们造船。", "他们买船！", "好吗？"], Sentences.Split("我们造船。他们买船！好吗？"));

    [Fact]
    public void Line_breaks_end_a_sentence_unless_lines_are_wrapped()
    {
        Assert.Equal(["Hi Ada,", "We build boats", "Best"], Sentences.Split("Hi Ada,\n\nWe build boats\r\nBest"));
        Assert.Equal(["Hi Ada,", "We build\nboats.", "Best"], Sentences.Split("Hi Ada,\n\nWe build\nboats.\nBest", lineBreaksEnd: false));
    }

    [Fact]
    public void Sentence_of_a_place_is_found_again()
    {
        const string text = "We met Dr. Okafor. He builds boats. They float.";
        Assert.Equal("He builds boats.", Sentences.At(text, text.IndexOf("boats", StringComparison.Ordinal)).In(text));
    }

    [Fact]
    public void Spans_and_what_lies_between_give_the_text_back()
    {
        var random = new Random(7);
        string[] parts =
        [
            "Dr", "Inc", "e.g", "We", "boats", "5", "U.S", ".", ".", "!", "?", "…", "...", " ", " ", " ", "\n", "\r\n", "\t", "\"", "”", ")", "(",
            "https://a.b/c.d", "。", "é", "\ud83d\udea4", "a",
        ];
        for (var run = 0; run < 3000; run++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(40)).Select(_ => parts[random.Next(parts.Length)]));
            foreach (var lineBreaksEnd in new[] { true, false })
            {
                var at = 0;
                foreach (var span in Sentences.Spans(text, lineBreaksEnd))
                {
                    Assert.True(string.IsNullOrWhiteSpace(text[at..span.Start]), text);
                    Assert.True(span.Length > 0 && span.In(text) == span.In(text).Trim(), text);
                    at = span.End;
                }
                Assert.True(string.IsNullOrWhiteSpace(text[at..]), text);
            }
        }
    }

    [Fact]
    public void What_never_ends_is_cut_at_a_blank()
    {
        var text = string.Concat(Enumerable.Repeat("kelp ", 2000)) + new string('x', 5000);
        var pieces = Sentences.Split(text).ToArray();
        Assert.All(pieces, piece => Assert.InRange(piece.Length, 1, Sentences.MaxLength));
        Assert.Equal(text.Replace(" ", "", StringComparison.Ordinal), string.Concat(pieces).Replace(" ", "", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(".")]
    [InlineData(". ")]
    [InlineData("a.")]
    [InlineData("A. ")]
    [InlineData("Dr. ")]
    [InlineData(".\"")]
    [InlineData("\n ")]
    [InlineData(" ")]
    [InlineData("e.g. a ")]
    public void Hostile_text_costs_no_more_than_its_length(string part)
    {
        var text = string.Concat(Enumerable.Repeat(part, 400_000 / part.Length));
        var started = Stopwatch.GetTimestamp();
        Assert.True(Sentences.Spans(text).Count() >= 0 && Sentences.Spans(text, lineBreaksEnd: false).Count() >= 0);
        Assert.True(Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(10), part); // quadratic cost would be minutes
    }
}
