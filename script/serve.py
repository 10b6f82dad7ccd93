"""Serves index.html, mdawa.html, www/ and pkg/, and nothing else of the clone, with the headers of www/_headers.

On this machine only (127.0.0.1), on the port given, else on the first free one from 8000. Port 0 takes any free port.
A folder may be given in place of the clone, such as the site/ that script/site writes.
"""

import os
import sys
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from urllib.parse import unquote, urlsplit

from headers import headers_for, read_rules
from stamp import worker_of

FOLDERS = [argument for argument in sys.argv[1:] if not argument.isdigit()]
ROOT = Path(FOLDERS[0] if FOLDERS else Path(__file__).parent.parent).resolve()
PUBLIC_FILES = ("index.html", "mdawa.html")
PUBLIC_FOLDERS = ("www", "pkg")
FIRST_PORT, LAST_PORT = 8000, 8099

# Our own list: the system's may call a script text/plain, and then nosniff keeps it from running.
TYPES = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/x-icon",
    ".jpg": "image/jpeg",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".mjs": "text/javascript; charset=utf-8",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".ts": "text/plain; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
}


def public_file(url):
    """The file that a request means, or None where it means none that is public."""
    path = unquote(urlsplit(url).path)
    if path == "/":
        return ROOT / "index.html"
    if path == "/sw.js":
        return ROOT / "sw.js"
    parts = path.split("/")[1:]
    # A name that starts with a dot or `_`, a backslash or a drive's colon is never a page's; an empty one is a folder.
    if any(part == "" or part[0] in "._" or "\\" in part or ":" in part or "\0" in part for part in parts):
        return None
    if path[1:] not in PUBLIC_FILES and parts[0] not in PUBLIC_FOLDERS:
        return None
    file = ROOT.joinpath(*parts)
    # A link that leads out of its folder is not followed.
    return file if file.is_file() and file.resolve() == file else None


class Pages(SimpleHTTPRequestHandler):
    """Answers every request, errors too, with the same headers."""

    protocol_version = "HTTP/1.1"
    server_version, sys_version = "mdawa", ""
    rules = read_rules(ROOT)
    error_message_format = "<!doctype html><html lang=en><title>%(code)d</title><p>%(code)d %(message)s</p></html>\n"

    def send_head(self):
        # A site has its own; a clone's is of the files as they are now.
        if urlsplit(self.path).path == "/sw.js" and not (ROOT / "sw.js").is_file():
            return self.send_worker()
        if public_file(self.path) is None:
            self.send_error(HTTPStatus.NOT_FOUND)
            return None
        return super().send_head()

    def send_worker(self):
        body = worker_of(ROOT).encode()
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", TYPES[".js"])
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        return BytesIO(body)

    def translate_path(self, path):
        return str(public_file(path))

    def guess_type(self, path):
        return TYPES.get(os.path.splitext(path)[1], "application/octet-stream")

    def end_headers(self):
        # A request that could not be read has no path.
        for name, value in headers_for(self.rules, urlsplit(getattr(self, "path", "/")).path).items():
            # RFC 6797 section 7.2 forbids it over plain http.
            if name != "Strict-Transport-Security":
                self.send_header(name, value)
        super().end_headers()

    def log_request(self, code="-", size="-"):
        """Says nothing of what went well."""

    def log_error(self, format, *args):
        if "Request timed out" not in format:
            super().log_error(format, *args)


class Server(ThreadingHTTPServer):
    daemon_threads = True
    # On Windows this option would let two servers share one port.
    allow_reuse_address = os.name == "posix"


def open_server(ports):
    for port in ports:
        try:
            return Server(("127.0.0.1", port), Pages)
        except OSError:
            continue
    sys.exit(f"No free port among {', '.join(map(str, ports[:3]))}{'…' if len(ports) > 3 else ''}: name another, as in  script/serve 9000")


def main():
    ports = [int(argument) for argument in sys.argv[1:] if argument.isdigit()]
    if len(ports) > 1 or any(port > 65535 for port in ports) or len(FOLDERS) > 1:
        sys.exit("usage: script/serve [port] [folder]")
    ports = ports or list(range(FIRST_PORT, LAST_PORT + 1))
    with open_server(ports) as server:
        print(f"M-dawa transfer: http://localhost:{server.server_port}/  (Ctrl+C stops it)", flush=True)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            pass


if __name__ == "__main__":
    main()
