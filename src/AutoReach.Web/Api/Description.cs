using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using AutoReach.Core;
using AutoReach.Core.Leads;
using AutoReach.Orchestration.Storage;
using AutoReach.Web.Access;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace AutoReach.Web.Api;

/// <summary>What <c>/openapi/v1.json</c> says beyond what the routes say of themselves.</summary>
internal static class Description
{
    /// <summary>Query values that are words; they are bound as text, so that a wrong one is answered with the right ones.</summary>
    private static readonly Dictionary<string, Type> WordsOf =
        new() { ["status"] = typeof(LeadStatus), ["queue"] = typeof(Queue), ["order"] = typeof(QueueOrder) };

    /// <summary>Refusals of a route as problem details; 401 and 403 come with its guard.</summary>
    public static RouteHandlerBuilder Refuses(this RouteHandlerBuilder route, params int[] statuses)
    {
        foreach (var status in statuses)
            route.Produces<ProblemDetails>(status, "application/problem+json");
        return route;
    }

    public static IServiceCollection AddDescription(this IServiceCollection services) => services.AddOpenApi("v1", options => options
        .AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo
            {
                Title = "AutoReach",
                Version = "1",
                Description =
                "Human-in-the-loop sales outreach. Errors are RFC 9457 problem details; times are UTC; ids are strings."
            };
            document.Servers = []; // the one that the document was read from
            document.Components ??= new OpenApiComponents();
            document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
            document.Components.SecuritySchemes[BearerKeys.Scheme] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                Description = "A key made by an administrator at /api/keys.",
            };
            DescribeTimeline(document);
            return Task.CompletedTask;
        })
        .AddOperationTransformer(DescribeAsync)
        .AddSchemaTransformer((schema, context, _) =>
        {
            DescribeWord(schema, Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type);
            if (context.JsonTypeInfo.Kind == JsonTypeInfoKind.Enumerable && context.JsonTypeInfo.ElementType is { } element && schema.Items is null)
            {
                var item = new OpenApiSchema();
                DescribeWord(item, element);
                schema.Items = item;
            }
            return Task.CompletedTask;
        }));

    private static Task DescribeAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        if (metadata.OfType<IAllowAnonymous>().Any())
            return Task.CompletedTask;
        operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(BearerKeys.Scheme, context.Document)] = [] }];
        var least = metadata.OfType<AuthorizationPolicy>().SelectMany(policy => policy.Requirements.OfType<MinimumRole>()).Last().Role;
        operation.Description = $"{operation.Description} Needs a key of role {EnumWords.Of(least)} or above.".TrimStart();
        if (operation.OperationId == "importLeads")
            DescribeImport(operation);
        foreach (var parameter in operation.Parameters ?? [])
            if (parameter is OpenApiParameter { In: ParameterLocation.Query, Schema: OpenApiSchema schema }
                && WordsOf.TryGetValue(parameter.Name ?? "", out var words))
                DescribeWord(schema, words);
        return Task.CompletedTask;
    }

    private static void DescribeImport(OpenApiOperation operation)
    {
        operation.Parameters = [.. operation.Parameters ?? [], new OpenApiParameter
        {
            Name = "Idempotency-Key",
            In = ParameterLocation.Header,
            Schema = new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = 255 },
        }];
        if (operation.RequestBody?.Content?.TryGetValue("text/csv", out var csv) == true)
            csv.Schema = new OpenApiSchema
            {
                Type = JsonSchemaType.String,
                Description =
                "A header row, then a lead a row. Columns are named as the members of the JSON form, or like first_name."
            };
    }

    /// <summary>New events and new members of a detail may come with any release, so clients are promised no more than this.</summary>
    private static void DescribeTimeline(OpenApiDocument document)
    {
        document.AddComponent<IOpenApiSchema>(nameof(TimelineEvent), new OpenApiSchema
        {
            Description = "One line of a lead's history.",
            Type = JsonSchemaType.Object,
            Required = new HashSet<string> { "at", "event", "by", "detail" },
            Properties = new Dictionary<string, IOpenApiSchema>
            {
                ["at"] = new OpenApiSchema { Type = JsonSchemaType.String, Format = "date-time", Description = "When, in UTC." },
                ["event"] = new OpenApiSchema { Type = JsonSchemaType.String, Description = "Past tense, camelCase: `leadImported`, `approved`." },
                ["by"] = new OpenApiSchema { Type = JsonSchemaType.String, Description = "`ai`, `system` or a reviewer's id." },
                ["detail"] = new OpenApiSchema { Type = JsonSchemaType.Object, Description = "What is worth knowing, small values only." },
            },
        });
        if (document.Components?.Schemas?[nameof(LeadView)].Properties?["timeline"] is OpenApiSchema timeline)
            timeline.Items = new OpenApiSchemaReference(nameof(TimelineEvent), document);
    }

    /// <summary>What our converters write, which a generator cannot see through.</summary>
    private static void DescribeWord(OpenApiSchema schema, Type type)
    {
        if (type.IsEnum)
        {
            schema.Type = JsonSchemaType.String;
            schema.Enum = [.. Enum.GetNames(type).Select(name => (JsonNode)System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(name))];
        }
        else if (type == typeof(DateTimeOffset))
        {
            schema.Type = JsonSchemaType.String;
            schema.Format = "date-time";
        }
        else if (type == typeof(TimeSpan))
        {
            schema.Type = JsonSchemaType.String;
            schema.Format = "duration";
        }
        else if (type.IsValueType && type.GetInterfaces().Any(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IStringId<>)))
        {
            schema.Type = JsonSchemaType.String;
        }
    }
}
