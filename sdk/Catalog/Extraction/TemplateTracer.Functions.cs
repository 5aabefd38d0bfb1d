using System.Collections.Immutable;
using ChartGen.Sdk.Values;

namespace ChartGen.Sdk.Catalog.Extraction;

/// <content>The functions of Go, Sprig and Helm, as far as values go through them. One that is not here loses what it is given.</content>
internal sealed partial class TemplateTracer
{
    private static readonly HashSet<string> Tests = Words(
        "eq ne lt le gt ge not empty contains hasPrefix hasSuffix regexMatch semverCompare has len deepEqual fail all any "
            + "sha1sum sha256sum sha512sum md5sum adler32sum"
    );

    private static readonly HashSet<string> Types = Words("kindIs kindOf typeIs typeIsLike typeOf");

    // What they give is made of the text they are given.
    private static readonly HashSet<string> Texts = Words(
        "quote squote trunc trim trimSuffix trimPrefix trimAll replace lower upper title untitle camelcase kebabcase snakecase nospace substr "
            + "print println printf indent nindent toString cat wrap wrapWith abbrev repeat initials plural b64enc b64dec b32enc b32dec "
            + "regexReplaceAll regexReplaceAllLiteral regexFind regexFindAll regexSplit regexQuoteMeta "
            + "split splitList splitn urlquery urlParse urlJoin html js htmlEscape base dir ext clean osBase osDir osExt "
            + "int int64 float64 atoi toDecimal add add1 sub mul div mod max min addf subf mulf divf maxf minf ceil floor round until untilStep seq "
            + "semver date dateInZone date_modify dateModify duration durationRound toDate ago now htmlDate unixEpoch "
            + "bcrypt htpasswd derivePassword encryptAES decryptAES genPrivateKey genCA genCAWithKey genSelfSignedCert genSelfSignedCertWithKey "
            + "genSignedCert genSignedCertWithKey buildCustomCert randAlphaNum randAlpha randNumeric randAscii randBytes randInt uuidv4 shuffle "
            + "env expandenv getHostByName lookup toStrings bool"
    );

    private static readonly HashSet<string> Layout = Words("trim indent nindent toString");

    private static readonly HashSet<string> Writers = Words("toYaml toYamlPretty toJson toPrettyJson toRawJson toToml");

    private static readonly HashSet<string> Readers = Words("fromYaml fromYamlArray fromJson fromJsonArray fromToml");

    private static readonly HashSet<string> SameList = Words("rest initial reverse uniq sortAlpha compact without slice chunk");

    private static readonly HashSet<string> Merges = Words("merge mergeOverwrite");

    private Traced Call(TemplateExpression.Call call, ImmutableArray<Traced> given)
    {
        var function = Plain(call.Function);
        switch (function)
        {
            case "include" when given is [var name, .. var context]:
                return Traced.AnyOf(
                    name.Each.Select(n => Include(n is Traced.Constant c ? c.Value : "", context is [var first, ..] ? first : Traced.Other))
                );
            case "tpl" when given is [var text, var context]:
                return Tpl(text, context);
            case "default" or "coalesce" or "or" or "and" or "ternary" or "required" or "cond":
                return OneOf(function, given);
            case "dict":
                return Dict(given);
            case "list" or "tuple":
                return new Traced.List(given, null);
            case "set" when given is [var map, var key, var value]:
                return Set(map, key, value);
            case "unset" or "omit" when !given.IsEmpty:
                return given[0];
            case "get" when given is [var map, var key]:
                return Keyed(map, key);
            case "hasKey" when given is [var map, var key]:
                Use(key is Traced.Constant ? Keyed(map, key) : key, Uses.Named);
                return Traced.Other;
            case "index" when !given.IsEmpty:
                return given.Skip(1).Aggregate(given[0], Keyed);
            case "dig" when given.Length > 2:
                return Traced.AnyOf(given[..^2].Aggregate(given[^1], Keyed), given[^2]);
            case "pluck" when !given.IsEmpty:
                return new Traced.List([], Traced.AnyOf(given.Skip(1).Select(map => Keyed(map, given[0]))));
            case "pick" when !given.IsEmpty:
                return Pick(given[0], given[1..]);
            case "keys":
                return new Traced.List([], Traced.AnyOf(given.SelectMany(map => Items(map, call)).Select(i => i.Key)));
            case "values":
                return new Traced.List([], Traced.AnyOf(given.Select(AnyOf)));
            case "first" or "last" when given is [var list]:
                return list is Traced.List { Rest: null, Items: [_, ..] items } ? items[function == "first" ? 0 : ^1] : AnyOf(list);
            case "reverse" when given is [Traced.List { Rest: null } list]:
                return new Traced.List([.. list.Items.Reverse()], null);
            case "append" or "push" or "prepend" when given is [var list, var item]:
                return new Traced.List([], Traced.AnyOf(AnyOf(list), item));
            case "splitList" when given is [Traced.Constant separator, Traced.Constant text]:
                return new Traced.List([.. text.Value.Split(separator.Value).Select(t => new Traced.Constant(t))], null);
            case "concat":
                return new Traced.List([], Traced.AnyOf(given.Select(AnyOf)));
            case "join" when given is [_, var list]:
                Use(AnyOf(list), Uses.Printed);
                return Traced.Other;
            case "deepCopy" when given is [var map]:
                return Copy(map);
            default:
                return Call(function, given);
        }
    }

    // Sprig has most functions twice: one that ends the run where the other gives nothing.
    private static string Plain(string function) =>
        function.Length > 4 && function.StartsWith("must", StringComparison.Ordinal) && char.IsUpper(function[4])
            ? char.ToLowerInvariant(function[4]) + function[5..]
            : function;

    private Traced Call(string function, ImmutableArray<Traced> given)
    {
        if (Merges.Contains(function))
            return Merge(given);
        if (SameList.Contains(function) && !given.IsEmpty)
            return Traced.AnyOf(given.Select(g => g is Traced.List list ? new Traced.List([], list.Any) : g));
        if (Writers.Contains(function))
            return new Traced.Text([.. given.SelectMany(g => g.Each).SelectMany(g => g is Traced.Text text ? text.Parts : [g])], false);
        if (Readers.Contains(function))
            return Traced.AnyOf(given.SelectMany(g => g.Each).Select(Read));
        if (Texts.Contains(function))
            return Text(function, given);
        foreach (var value in given)
            Use(
                value,
                Tests.Contains(function) ? Uses.Named
                    : Types.Contains(function) ? Uses.Named | Uses.Typed
                    : Uses.Lost
            );
        return Traced.Other;
    }

    private Traced Text(string function, ImmutableArray<Traced> given)
    {
        if (function is "print" or "printf" && given.All(g => g.Each.All(o => o is Traced.Constant)))
            return Traced.AnyOf(Choices(given).Select(texts => new Traced.Constant(Formatted(function, texts))));
        var options = given.SelectMany(g => g.Each).ToList();
        Use(Traced.AnyOf(options.Where(o => o is not Traced.Text)), Uses.Printed);
        var texts = options.OfType<Traced.Text>().ToList();
        return texts.Count == 0
            ? Traced.Other
            : new Traced.Text([.. texts.SelectMany(t => t.Parts)], !Layout.Contains(function) || texts.Exists(t => t.HasMore));
    }

    private static IEnumerable<ImmutableArray<string>> Choices(ImmutableArray<Traced> given) =>
        given.Aggregate(
            (IEnumerable<ImmutableArray<string>>)
                [
                    [],
                ],
            (all, value) => all.SelectMany(texts => value.Each.Cast<Traced.Constant>().Select(c => texts.Add(c.Value)))
        );

    private static string Formatted(string function, ImmutableArray<string> texts)
    {
        if (function == "print")
            return string.Concat(texts);
        var text = texts.IsEmpty ? "" : texts[0];
        foreach (var argument in texts.Skip(1))
        {
            var verb = text.IndexOf('%', StringComparison.Ordinal);
            if (verb < 0 || verb + 1 == text.Length)
                break;
            text = string.Concat(text.AsSpan(0, verb), argument, text.AsSpan(verb + 2));
        }

        return text;
    }

    private Traced Read(Traced text)
    {
        if (text is Traced.Text { HasMore: false } whole)
            return Traced.AnyOf(whole.Parts);
        if (text is Traced.Constant constant)
            return ValuesReader.Read(constant.Value, "text") is { Diagnostics: [], Root: { } root } ? Made(root) : Traced.Other;
        Use(text, Uses.Printed);
        return new Traced.Map { HasMore = true };
    }

    private static Traced Made(ValuesNode node)
    {
        switch (node)
        {
            case ValuesMap values:
                var map = new Traced.Map();
                foreach (var entry in values.Entries)
                    map.Entries[entry.Key] = Made(entry.Value);
                return map;
            case ValuesList list:
                return new Traced.List([.. list.Items.Select(Made)], null);
            default:
                return new Traced.Constant(((ValuesScalar)node).Text);
        }
    }

    private Traced Tpl(Traced text, Traced context)
    {
        foreach (var option in text.Each)
        {
            switch (option)
            {
                case Traced.Constant constant:
                    Follow(Parsed(constant.Value).Body, context);
                    break;
                case Traced.Text whole:
                    foreach (var part in whole.Parts)
                    {
                        Use(part, Uses.Named | Uses.Template);
                        FollowDefault(part, context);
                    }

                    break;
                default:
                    Use(option, Uses.Printed | Uses.Template);
                    FollowDefault(option, context);
                    break;
            }
        }

        return Traced.AnyOf(text.Each.OfType<Traced.Text>());
    }

    private void FollowDefault(Traced value, Traced context)
    {
        foreach (var path in value.Each.OfType<Traced.Path>())
        {
            foreach (var text in defaults.At([.. path.Keys]) is { } node ? ChartSource.Texts(node) : [])
                Follow(Parsed(text).Body, context);
        }
    }

    private Traced OneOf(string function, ImmutableArray<Traced> given)
    {
        foreach (var value in given)
            Use(value, Uses.Named);
        return function switch
        {
            "ternary" when given.Length == 3 => Traced.AnyOf(given[0], given[1]),
            "required" when given.Length == 2 => given[1],
            _ => Traced.AnyOf(given),
        };
    }

    private static Traced.Map Dict(ImmutableArray<Traced> given)
    {
        var map = new Traced.Map();
        for (var i = 0; i + 1 < given.Length; i += 2)
            map.Set(given[i], given[i + 1]);
        return map;
    }

    private Traced Set(Traced target, Traced key, Traced value)
    {
        foreach (var option in target.Each)
        {
            if (option is Traced.Map map)
                map.Set(key, value);
            else if (option is Traced.Path path)
            {
                if (!_set.TryGetValue(path.Id, out var set))
                    _set[path.Id] = set = new();
                set.Set(key, value);
            }
            else
                Use(value, Uses.Lost);
        }

        return target;
    }

    private Traced Keyed(Traced map, Traced key) => Traced.AnyOf(key.Each.Select(k => Item(map, k)));

    private Traced.Map Pick(Traced from, ImmutableArray<Traced> keys)
    {
        var picked = new Traced.Map();
        foreach (var key in keys.SelectMany(k => k.Each))
            picked.Set(key, Item(from, key));
        return picked;
    }

    private static Traced Merge(ImmutableArray<Traced> given)
    {
        if (given.IsEmpty)
            return Traced.Other;
        var merged = new Traced.Map { IsContext = given.Any(g => g.Each.Any(o => o is Traced.Map { IsContext: true })) };
        foreach (var value in given)
            merged.Merge(value);
        // The first is changed in place.
        foreach (var map in given[0].Each.OfType<Traced.Map>())
        {
            foreach (var value in given.Skip(1))
                map.Merge(value);
        }

        return given[0] is Traced.Map ? given[0] : merged;
    }

    private static Traced Copy(Traced value)
    {
        return Traced.AnyOf(value.Each.Select(One));

        static Traced One(Traced option)
        {
            switch (option)
            {
                case Traced.Map map:
                    var copy = new Traced.Map { IsContext = map.IsContext };
                    foreach (var (name, entry) in map.Entries)
                        copy.Entries[name] = Copy(entry);
                    copy.Free.AddRange(map.Free);
                    copy.Merged.AddRange(map.Merged);
                    return copy;
                case Traced.Path path:
                    var changeable = new Traced.Map();
                    changeable.Merged.Add(path);
                    return changeable;
                default:
                    return option;
            }
        }
    }

    private static HashSet<string> Words(string words) => new(words.Split(' '), StringComparer.Ordinal);
}
