using System.Text.Json.Nodes;
using AutoReach.Core.Reference;
using AutoReach.Lab.Simulation.Team;

namespace AutoReach.Lab.Tests.Simulation;

public class PersonaTests
{
    private const string File =
        """
        { "name": "Rota planner to clinics", "leadsPerWeek": 120,
          "stated": { "industries": ["health"], "companySizes": ["small", "large"], "regions": ["europe"], "technologies": ["go"],
                      "roles": ["Head of Operations"], "keywords": ["clinic"], "excludeKeywords": ["agency"] },
          "taste": { "bias": -0.5, "weights": { "companySize=small": 1.5, "keyword=clinic": 2 } },
          "style": { "maxWords": 80, "formality": "formal", "opening": "compliment", "callToAction": "calendar", "avoid": ["synergy"], "signOff": "Kind regards," },
          "reviewers": [ { "id": "r1", "noise": 0.03, "strictness": -0.2, "hours": [8, 10.5], "batch": 20 } ],
          "drift": [ { "week": 8, "weights": { "companySize=small": -1 } } ] }
        """;

    [Fact]
    public void Every_field_of_the_file_is_read()
    {
        var persona = Persona.Parse(File);
        Assert.Equal(("Rota planner to clinics", 120), (persona.Name, persona.LeadsPerWeek));
        Assert.Equal([CompanySize.Small, CompanySize.Large], persona.Stated.CompanySizes);
        Assert.Equal(["health", "europe", "go", "Head of Operations", "clinic", "agency"],
            [.. persona.Stated.Industries, .. persona.Stated.Regions, .. persona.Stated.Technologies, .. persona.Stated.Roles, .. persona.Stated.Keywords,
                .. persona.Stated.ExcludeKeywords]);
        Assert.Equal((-0.5, 2.0), (persona.Taste.Bias, persona.Taste.Weights["keyword=clinic"]));
        Assert.Equal(new WritingStyle(80, Formality.Formal, OpeningStyle.Compliment, CallStyle.Calendar, persona.Style.Avoid, "Kind regards"), persona.Style);
        Assert.Equal(["synergy"], persona.Style.Avoid);
        Assert.Equal([new TeamReviewer("r1", 0.03, -0.2, 8, 10.5, 20)], persona.Reviewers);
        Assert.Equal(8, Assert.Single(persona.Drift).Week);
    }

    [Theory]
    [InlineData("name")]
    [InlineData("leadsPerWeek")]
    [InlineData("stated")]
    [InlineData("stated.excludeKeywords")]
    [InlineData("taste.bias")]
    [InlineData("taste.weights")]
    [InlineData("style.maxWords")]
    [InlineData("style.opening")]
    [InlineData("style.signOff")]
    [InlineData("reviewers")]
    [InlineData("reviewers[0].noise")]
    [InlineData("reviewers[0].hours")]
    [InlineData("drift")]
    [InlineData("drift[0].week")]
    public void Missing_field_is_named(string path)
    {
        var file = JsonNode.Parse(File)!;
        var name = path.Split('.')[^1];
        (path.Contains('.', StringComparison.Ordinal) ? At(file, path[..^(name.Length + 1)]) : file).AsObject().Remove(name);
        var message = Assert.Throws<InvalidPersonaException>(() => Persona.Parse(file.ToJsonString())).Message;
        Assert.StartsWith(path, message, StringComparison.Ordinal);
        Assert.Contains(": write ", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("name", "\"  \"", "the team's name")]
    [InlineData("leadsPerWeek", "1.5", "whole number from 1")]
    [InlineData("leadsPerWeek", "\"150\"", "whole number from 1")]
    [InlineData("stated", "[]", "object in braces")]
    [InlineData("stated.roles", "\"CTO\"", "list of texts")]
    [InlineData("stated.companySizes[1]", "\"huge\"", "\"enterprise\"")]
    [InlineData("taste.bias", "1e9", "number from -100 to 100")]
    [InlineData("taste.weights", "{\"industry=toys\": 1}", "role=, companySize=")]
    [InlineData("taste.weights", "{\"keyword=\": 1}", "role=, companySize=")]
    [InlineData("taste.weights", "{\"keyword=toy\": \"much\"}", "number from -100 to 100")]
    [InlineData("taste.weights", "{\"keyword=toy\": 1, \"Keyword=Toy\": 2}", "write it once")]
    [InlineData("style.maxWords", "5", "whole number from 20")]
    [InlineData("style.formality", "\"rude\"", "\"casual\", \"neutral\", \"formal\"")]
    [InlineData("style.opening", "\"1\"", "\"observation\"")]
    [InlineData("style.callToAction", "null", "\"calendar\"")]
    [InlineData("style.avoid[0]", "\"\"", "not empty")]
    [InlineData("reviewers", "[]", "at least one reviewer")]
    [InlineData("reviewers[0].noise", "1.1", "probability from 0 to 1")]
    [InlineData("reviewers[0].hours", "[10, 8]", "the earlier first")]
    [InlineData("reviewers[0].hours[1]", "25", "hour of the day")]
    [InlineData("reviewers[0].batch", "0", "whole number from 1")]
    [InlineData("drift[0].week", "0", "whole number from 1")]
    public void Wrong_field_is_named_with_what_to_write(string path, string value, string wanted)
    {
        var file = JsonNode.Parse(File)!;
        At(file, path).ReplaceWith(JsonNode.Parse(value));
        var message = Assert.Throws<InvalidPersonaException>(() => Persona.Parse(file.ToJsonString())).Message;
        Assert.StartsWith(path, message, StringComparison.Ordinal);
        Assert.Contains(wanted, message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("name: x")]
    [InlineData("{ \"name\": \"a\", \"name\": \"b\" }")]
    [InlineData("[]")]
    public void Text_that_is_no_persona_is_refused(string text) =>
        Assert.Contains("rite ", Assert.Throws<InvalidPersonaException>(() => Persona.Parse(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void Two_reviewers_of_one_id_are_refused()
    {
        var file = JsonNode.Parse(File)!;
        file["reviewers"]!.AsArray().Add(file["reviewers"]![0]!.DeepClone());
        Assert.StartsWith(
            "reviewers[1].id", Assert.Throws<InvalidPersonaException>(() => Persona.Parse(file.ToJsonString())).Message, StringComparison.Ordinal);
    }

    /// <param name="path">As in a message: <c>reviewers[0].hours</c>.</param>
    private static JsonNode At(JsonNode file, string path)
    {
        foreach (var step in path.Replace("]", "", StringComparison.Ordinal).Split('.', '['))
            file = int.TryParse(step, out var place) ? file[place]! : file[step]!;
        return file;
    }
}
