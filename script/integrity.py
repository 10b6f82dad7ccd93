"""Writes what the pages hold the modules in a folder against: the SHA-384 of each, as Subresource Integrity spells it."""

import base64
import hashlib
import sys
from pathlib import Path

print("export const integrity = {")
for module in sorted(Path(sys.argv[1]).glob("*.wasm")):
    digest = base64.b64encode(hashlib.sha384(module.read_bytes()).digest()).decode()
    print(f'  "{module.name}": "sha384-{digest}",')
print("};")
