using ChartGen.Sdk.Components;
using ChartGen.Sdk.Values;

namespace ChartGen.Templates.Prerequisites;

/// <summary>An image that a subchart pins, as its values template sees it: only where it is pulled from may change, the tag stays the chart's.</summary>
internal static class PinnedImage
{
    public static ValuesMap Of(ImageResolver images, string upstream)
    {
        var pinned = ImageReference.Parse(upstream);
        var pulled = images.Resolve(upstream);
        return ValuesMap.Of(
            ("isMoved", pulled != pinned),
            ("repository", pulled.Repository),
            ("hasOtherRegistry", pulled.Registry != pinned.Registry),
            ("registry", pulled.Registry),
            ("hasOtherPath", pulled.Path != pinned.Path),
            ("path", pulled.Path)
        );
    }
}
