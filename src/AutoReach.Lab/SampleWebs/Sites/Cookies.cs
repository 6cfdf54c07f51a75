namespace AutoReach.Lab.SampleWebs.Sites;

/// <summary>Notices that every reader has to see past; some are hidden until a script shows them.</summary>
internal static class Cookies
{
    public static Html Notice(Site site) => site.Seed.Below("cookies", 4) switch
    {
        0 => Html.Of($"""
            <div class="cookie-banner" role="dialog" aria-label="Cookies"><p>We use cookies to analyse traffic and to personalise content. By clicking "Accept all" you agree to the storing of cookies on your device.</p>
            <button>Accept all</button><button>Only necessary</button></div>
            """),
        1 => Html.Of($"""
            <div id="consent" style="display:none" aria-hidden="true"><h2>Your privacy matters to {site.Name}</h2><p>We and our 148 partners store and access information on a device, such as unique identifiers, to process personal data.</p>
            <ul><li>Strictly necessary</li><li>Performance</li><li>Targeting</li></ul><button>Save settings</button></div>
            """),
        2 => new Html(
            """<template id="gdpr"><section><p>This website uses cookies. Manage your preferences below.</p><button>OK</button></section></template>"""),
        _ => Html.Nothing,
    };
}
