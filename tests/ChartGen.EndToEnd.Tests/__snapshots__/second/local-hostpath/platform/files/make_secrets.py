"""Makes the Secrets of the platform that do not exist yet. What exists is never changed; values are never printed.

Passwords and keys are kept in one Secret, the credentials. The Secrets that pods read are composed from it.
"""

import argparse
import base64
import http.client
import json
import pathlib
import secrets
import ssl
import string
import sys
import time
import urllib.error
import urllib.parse
import urllib.request

ATTEMPTS = 8


class Api:
    """The Secrets of one namespace."""

    def __init__(self, url, account, pause):
        self._account = pathlib.Path(account)
        self._pause = pause
        namespace = (self._account / "namespace").read_text().strip()
        self._secrets = f"{url}/api/v1/namespaces/{namespace}/secrets"
        context = ssl.create_default_context(cafile=self._account / "ca.crt") if url.startswith("https:") else None
        # The API server is never behind the proxy that the image or the cluster may configure.
        self._opener = urllib.request.build_opener(
            urllib.request.ProxyHandler({}), urllib.request.HTTPSHandler(context=context)
        )

    def get(self, name):
        """The Secret, or None."""
        return self._send("GET", name, missing=404)

    def create(self, name, data):
        """Makes the Secret; None when somebody else was faster."""
        labels = {"app.kubernetes.io/managed-by": "secrets-maker"}
        secret = {"apiVersion": "v1", "kind": "Secret", "type": "Opaque", "metadata": {"name": name, "labels": labels}}
        return self._send("POST", name, secret | {"data": data}, missing=409)

    def add(self, secret, data):
        """Adds keys; None when the Secret has changed since it was read."""
        metadata = secret["metadata"]
        patch = {"metadata": {"resourceVersion": metadata["resourceVersion"]}, "data": data}
        return self._send("PATCH", metadata["name"], patch, missing=409)

    def _send(self, method, name, body=None, missing=None):
        url = self._secrets if method == "POST" else f"{self._secrets}/{name}"
        for attempt in range(1, ATTEMPTS + 1):
            request = urllib.request.Request(
                url,
                method=method,
                data=None if body is None else json.dumps(body).encode(),
                headers={
                    "Accept": "application/json",
                    "Authorization": f"Bearer {(self._account / 'token').read_text().strip()}",
                    "Content-Type": "application/merge-patch+json" if method == "PATCH" else "application/json",
                },
            )
            try:
                with self._opener.open(request, timeout=10) as response:
                    return json.load(response)
            except urllib.error.HTTPError as error:
                if error.code == missing:
                    return None
                # 401 and 403: the account and its role were made a moment ago and may not have reached every API server.
                if error.code not in (401, 403, 429) and error.code < 500:
                    raise Failure(f"{method} {name}: the API server answered {error.code} {error.reason}") from None
                problem = f"{error.code} {error.reason}"
            except (OSError, ValueError, http.client.HTTPException) as error:
                problem = str(error)
            if attempt < ATTEMPTS:
                time.sleep(min(self._pause * 2 ** (attempt - 1), 10))
        raise Failure(f"{method} {name}: {problem}, {ATTEMPTS} times")


class Failure(Exception):
    """Ends the run with one line."""


def encode(text):
    return base64.b64encode(text.encode()).decode()


def decode(data):
    try:
        return base64.b64decode(data).decode()
    except ValueError:
        raise Failure("a Secret holds a value that is no text") from None


def make(shape):
    """A new value. Shapes: {"known": text}, {"password": length}, {"fernetKey": true}."""
    if "known" in shape:
        return shape["known"]
    if "fernetKey" in shape:
        return base64.urlsafe_b64encode(secrets.token_bytes(32)).decode()
    return "".join(secrets.choice(string.ascii_letters + string.digits) for _ in range(shape["password"]))


def compose(parts, credentials):
    """A key's text: fixed pieces, and {"credential": name, "urlEncoded": flag} for values."""
    pieces = []
    for part in parts:
        if isinstance(part, str):
            pieces.append(part)
        else:
            value = credentials[part["credential"]]
            pieces.append(urllib.parse.quote(value, safe="") if part["urlEncoded"] else value)
    return "".join(pieces)


def standing(api, spec):
    """Values of credentials that Secrets hold already, made by hand or by an earlier release, so that new keys agree with them."""
    found = {}
    for wanted in spec["secrets"]:
        data = (api.get(wanted["name"]) or {}).get("data") or {}
        for key, parts in wanted["keys"].items():
            if key in data and len(parts) == 1 and not isinstance(parts[0], str) and not parts[0]["urlEncoded"]:
                found.setdefault(parts[0]["credential"], decode(data[key]))
    return found


def complete(api, name, wanted):
    """Makes sure that a Secret has all keys. `wanted` maps each to a function that gives its text. Returns all its texts."""
    for _ in range(ATTEMPTS):
        secret = api.get(name)
        have = (secret or {}).get("data") or {}
        lacking = {key: encode(text()) for key, text in wanted.items() if key not in have}
        if secret is not None and not lacking:
            print(f"Secret {name}: complete")
            return {key: decode(have[key]) for key in wanted}
        done = api.create(name, lacking) if secret is None else api.add(secret, lacking)
        if done is not None:
            print(f"Secret {name}: {'made' if secret is None else 'added'} {', '.join(sorted(lacking))}")
            return {key: decode((have | lacking)[key]) for key in wanted}
    raise Failure(f"Secret {name}: somebody else keeps changing it")


def run(api, spec, credentials_name):
    known = {}
    # The credentials are read first: only what they lack is looked for elsewhere.
    kept = (api.get(credentials_name) or {}).get("data") or {}
    if any(name not in kept for name in spec["credentials"]):
        known = standing(api, spec)
    credentials = complete(
        api,
        credentials_name,
        {
            name: lambda name=name, shape=shape: known.get(name) or make(shape)
            for name, shape in spec["credentials"].items()
        },
    )
    for wanted in spec["secrets"]:
        texts = {key: lambda parts=parts: compose(parts, credentials) for key, parts in wanted["keys"].items()}
        complete(api, wanted["name"], texts)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--spec", required=True, help="the Secrets and what they are made of, as JSON")
    parser.add_argument("--credentials", required=True, help="the Secret that keeps the credentials")
    parser.add_argument("--api", default="https://kubernetes.default.svc")
    parser.add_argument("--account", default="/var/run/secrets/kubernetes.io/serviceaccount")
    parser.add_argument("--pause", type=float, default=1, help="seconds before the second attempt of a call")
    arguments = parser.parse_args()
    try:
        api = Api(arguments.api, arguments.account, arguments.pause)
        run(api, json.loads(pathlib.Path(arguments.spec).read_text()), arguments.credentials)
    except Failure as failure:
        sys.exit(f"secrets-maker: {failure}")


if __name__ == "__main__":
    main()
