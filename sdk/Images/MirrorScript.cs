using System.Text;

namespace ChartGen.Sdk.Images;

/// <summary>The scripts of a mirror, for bash. Both may run again at any time.</summary>
public static class MirrorScript
{
    /// <summary>
    /// The script that copies. What the registry has is left alone, even where upstream has put another image behind the tag: an immutable
    /// repository would refuse it, and pods would change by a restart. A copy that fails does not keep the others; the script then ends with 1.
    /// </summary>
    public static string Copies(MirrorPlan plan, MirrorTool tool)
    {
        var script = new StringBuilder(
            $$"""
            #!/usr/bin/env bash
            # Made by: chartgen images {{plan.Profile}} --mirror, for {{tool.Name}}. Copies each image with every platform.
            # Run it again after each change of the images: what the registry has already is left alone.

            """
        );
        var hosts = plan.Repositories.Select(r => (r.Host, r.Region)).Distinct().ToArray();
        var isFromDockerHub = plan.Copies.Any(c => c.From.Registry == "docker.io");
        if (hosts.Length > 0 || isFromDockerHub)
            script.Append("#\n# Log in first:\n");
        foreach (var (host, region) in hosts)
            script.Append($"#   aws ecr get-login-password --region {region} | {tool.Login} {host}\n");
        if (isFromDockerHub)
            script.Append($"#   {tool.DockerHub}    (Docker Hub limits pulls without an account)\n");
        script.Append(
            $$"""
            set -uo pipefail

            if ! command -v {{tool.Name}} > /dev/null; then
              printf '%s\n' '{{tool.Name}} is not on the PATH.' >&2
              exit 127
            fi

            failed=()

            digest() {
              {{tool.Digest}} 2> /dev/null
            }

            copy() {
              {{tool.Copy}}
            }

            # mirror SOURCE TARGET ASKED: ASKED is what pods will pull.
            mirror() {
              local there upstream
              if there=$(digest "$3"); then
                if [[ $3 == *@* ]]; then
                  printf 'there:   %s\n' "$3"
                elif ! upstream=$(digest "$1"); then
                  printf 'there:   %s; %s cannot be read now\n' "$3" "$1"
                elif [[ $there == "$upstream" ]]; then
                  printf 'there:   %s\n' "$3"
                else
                  printf 'kept:    %s; %s is another image by now\n' "$3" "$1" >&2
                fi
                return
              fi
              printf 'copying: %s to %s\n' "$1" "$2"
              copy "$1" "$2" || failed+=("$1")
            }


            """
        );
        foreach (var copy in plan.Copies)
            script.Append($"mirror '{copy.Source}' '{copy.Target}' '{copy.Asked}'\n");
        return script.Append(Ending("not copied")).ToString();
    }

    /// <summary>The script that makes the ECR repositories, with tags that cannot change and a scan of each push.</summary>
    public static string Repositories(MirrorPlan plan)
    {
        var script = new StringBuilder(
            $$"""
            #!/usr/bin/env bash
            # Made by: chartgen images {{plan.Profile}} --mirror. Makes the ECR repositories that mirror.sh fills; one that is there stays as it is.
            # Terraform makes them as well: for_each = toset(jsondecode(file("mapping.json")).repositories)
            set -uo pipefail

            failed=()

            # repository ACCOUNT REGION NAME
            repository() {
              if aws ecr describe-repositories --registry-id "$1" --region "$2" --repository-names "$3" > /dev/null 2>&1; then
                printf 'there:   %s\n' "$3"
              elif aws ecr create-repository --registry-id "$1" --region "$2" --repository-name "$3" \
                --image-tag-mutability IMMUTABLE --image-scanning-configuration scanOnPush=true > /dev/null; then
                printf 'made:    %s\n' "$3"
              else
                failed+=("$3")
              fi
            }


            """
        );
        foreach (var repository in plan.Repositories)
            script.Append($"repository '{repository.Account}' '{repository.Region}' '{repository.Name}'\n");
        return script.Append(Ending("not made")).ToString();
    }

    private static string Ending(string verdict) =>
        $$"""

            if ((${#failed[@]} > 0)); then
              printf '{{verdict}}: %s\n' "${failed[@]}" >&2
              exit 1
            fi

            """;
}
