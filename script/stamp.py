"""Writes the service worker of a site: the list of its files with their SHA-256, then www/offline/service-worker.js.

Used by script/site for a host, and by script/serve for a clone, where it is always that of the files as they are.
"""

import base64
import hashlib
import json
import sys
from pathlib import Path

SOURCE = Path("www/offline/service-worker.js")
# What most people never use, or use in one browser of two: kept by the worker once it was asked for.
LATER = (
    "pkg/codes",
    "pkg/interop",
    "www/check",
    "www/css/poster",
    "www/data/",
    "www/exchange",
    "www/poster",
    "www/settings",
    "www/text/",
    "www/vendor/",
)
FIRST_TEXTS = (
    "www/text/en/all.js",
    "www/text/en/interop.js",
    "www/text/en/interop-errors.js",
    "www/text/en/record.js",
    "www/text/en/records.js",
)


def digest(data):
    return base64.b64encode(hashlib.sha256(data).digest()).decode()


def is_part(path):
    """Whether a page ever asks for it: pkg/mdawa* is for those who embed the module, types are for developers."""
    hidden = any(part[0] in "._" for part in path.split("/"))
    unused = path.startswith(("pkg/mdawa", "pkg/package.json", "pkg/LICENSE"))
    return not hidden and not unused and not path.endswith((".d.ts", ".d.mts", ".txt", ".md"))


def files_of(root):
    yield "index.html"
    for folder in ("www", "pkg"):
        for file in sorted((root / folder).rglob("*")):
            path = file.relative_to(root).as_posix()
            if file.is_file() and is_part(path) and Path(path) != SOURCE:
                yield path


def worker_of(root):
    """The text of sw.js for the site in this folder."""
    first, later = {}, {}
    for path in files_of(root):
        rarely = path.endswith("_plain.wasm") or path.startswith(LATER) and path not in FIRST_TEXTS
        (later if rarely else first)[path] = digest((root / path).read_bytes())
    source = (root / SOURCE).read_text(encoding="utf-8")
    version = digest(json.dumps([first, later, source]).encode())[:16].replace("/", "-")
    headers = digest((root / "www" / "_headers").read_bytes())[:16].replace("/", "-")
    site = {"version": version, "headers": headers, "first": first, "later": later}
    return f"self.MDAWA_SITE={json.dumps(site, separators=(',', ':'))};\n{source}"


if __name__ == "__main__":
    sys.stdout.buffer.write(worker_of(Path(sys.argv[1])).encode())
