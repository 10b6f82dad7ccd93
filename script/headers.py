"""The headers of every answer, as www/_headers has them in the format of Netlify and Cloudflare Pages."""

import sys


def read_rules(root):
    """The blocks of the file in their order: the paths that each is for, and its lines."""
    file = root / "www" / "_headers"
    if not file.is_file():
        sys.exit(f"{root} is no folder with the pages: {file} is not there")
    rules = []
    for line in file.read_text(encoding="utf-8").splitlines():
        if line.startswith("/"):
            rules.append((line.strip(), []))
        elif line.startswith("  ") and rules:
            rules[-1][1].append(line.strip())
    return rules


def headers_for(rules, path):
    """What a path is answered with: a later block adds to an earlier one, and `! Name` takes a header back."""
    headers = {}
    for pattern, lines in rules:
        if path == pattern or (pattern.endswith("*") and path.startswith(pattern[:-1])):
            for line in lines:
                if line.startswith("! "):
                    headers.pop(line[2:], None)
                else:
                    name, value = line.split(": ", 1)
                    headers[name] = value
    return headers
