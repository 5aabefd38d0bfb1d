using ChartGen.Sdk;
using ChartGen.Sdk.Components;
using ChartGen.Sdk.Values;

namespace ChartGen.Cli.Tests;

/// <summary>The real environments with one web server that pulls an image and reads Secrets.</summary>
internal static class WebPlatform
{
    public static PlatformDefinition With(params ReadOnlySpan<IComponent> components) =>
        TinyPlatform.With([new Web(), .. components]) with
        {
            Templates = new([
                KeyValuePair.Create("note/note.yaml.scriban", "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: note\n"),
                KeyValuePair.Create("store/values.yaml.scriban", "mode: standalone\n"),
                KeyValuePair.Create(
                    "web/web.yaml.scriban",
                    """
                    apiVersion: apps/v1
                    kind: Deployment
                    metadata:
                      name: web
                    spec:
                      selector: {matchLabels: {app: web}}
                      template:
                        metadata: {labels: {app: web}}
                        spec:
                          containers:
                            - name: web
                              image: <% image %>
                              env:
                                - {name: URL, valueFrom: {secretKeyRef: {name: web-login, key: url}}}
                              envFrom:
                                - secretRef: {name: kafka}

                    """
                ),
            ]),
        };

    private sealed class Web : IComponent
    {
        public string Name => "web";

        public ComponentOutput Build(ComponentContext context) =>
            new()
            {
                Component = Name,
                Images = ["quay.io/acme/web:1"],
                Secrets =
                [
                    SecretSpec.Of(
                        "web-login",
                        "Deployment/web",
                        (
                            "url",
                            SecretText.Of(
                                "https://",
                                new SecretPart.Property("web", "user", new SecretShape.Known("web"), UrlEncoded: true),
                                ":",
                                new SecretPart.Property("web", "password", new SecretShape.Password(), UrlEncoded: true),
                                "@db"
                            )
                        )
                    ),
                ],
                ForeignSecrets = [new("kafka", [], "Deployment/web")],
                Files =
                [
                    new(
                        "web/web.yaml.scriban",
                        "templates/web.yaml",
                        ValuesMap.Of(("image", context.Images.Resolve("quay.io/acme/web:1").ToString()))
                    ),
                ],
            };
    }
}
