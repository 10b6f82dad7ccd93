"""Compares what a host serves with a folder, byte by byte, and its headers with www/_headers. Says all that differs."""

import gzip
import sys
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

from headers import headers_for, read_rules
from stamp import files_of, worker_of

PATIENCE_SECONDS = 30


def fetch(address):
    """The body of an answer and its headers, names in small letters."""
    # Some hosts compress whatever they are asked.
    request = Request(address, headers={"Accept-Encoding": "identity", "Cache-Control": "no-cache"})
    with urlopen(request, timeout=PATIENCE_SECONDS) as answer:
        body = answer.read()
        headers = {name.lower(): value for name, value in answer.headers.items()}
    return (gzip.decompress(body) if headers.get("content-encoding") == "gzip" else body), headers


def differences(address, root):
    rules = read_rules(root)
    expected = {path: (root / path).read_bytes() for path in files_of(root)}
    expected["sw.js"] = worker_of(root).encode()
    expected[""] = expected["index.html"]
    one_file = root / "mdawa.html"
    if one_file.is_file():
        expected[one_file.name] = one_file.read_bytes()
    for path, body in expected.items():
        shown = f"/{path}"
        try:
            served, headers = fetch(f"{address}/{path}")
        except HTTPError as error:
            yield f"{shown}: is not there ({error.code})"
            continue
        if served != body:
            yield f"{shown}: is another file ({len(served)} bytes in place of {len(body)})"
        for name, value in headers_for(rules, shown).items():
            if name == "Strict-Transport-Security" and not address.startswith("https:"):
                continue
            found = headers.get(name.lower())
            if found != value:
                yield f"{shown}: {name} is {found!r}"


def main():
    if len(sys.argv) != 3:
        sys.exit("usage: script/verify https://transfer.example.org")
    address, root = sys.argv[1].rstrip("/"), Path(sys.argv[2])
    found = 0
    try:
        for difference in differences(address, root):
            found += 1
            print(difference)
    except (URLError, TimeoutError) as error:
        sys.exit(f"{address} does not answer: {getattr(error, 'reason', error)}")
    if found:
        sys.exit(f"{address} is NOT what this repository holds: {found} differences")
    print(f"{address} serves what this repository holds, with its headers")


if __name__ == "__main__":
    main()
