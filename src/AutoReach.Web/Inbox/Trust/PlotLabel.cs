using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace AutoReach.Web.Inbox.Trust;

/// <summary>Words in a picture. Razor keeps the element's own name for itself.</summary>
public sealed class PlotLabel : ComponentBase
{
    [Parameter, EditorRequired] public double X { get; set; }
    [Parameter, EditorRequired] public double Y { get; set; }

    /// <summary><c>start</c>, <c>middle</c> or <c>end</c>: which part of the words stands at the place.</summary>
    [Parameter] public string Anchor { get; set; } = "start";

    [Parameter, EditorRequired] public required string Text { get; set; }

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.OpenElement(0, "text");
        builder.AddAttribute(1, "x", Plot.Number(X));
        builder.AddAttribute(2, "y", Plot.Number(Y));
        builder.AddAttribute(3, "text-anchor", Anchor);
        builder.AddContent(4, Text);
        builder.CloseElement();
    }
}
