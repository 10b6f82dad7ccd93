# Sourced by the other scripts: where the tools are, and which Rust toolchain builds for wasm.
# Nothing here installs anything; `script/setup` does.

export LC_ALL=C.UTF-8
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root" || exit 1

# Tools that cargo builds are kept outside the clone, one folder a version, so that a second clone finds them.
tools=${MDAWA_TOOLS:-${XDG_CACHE_HOME:-$HOME/.cache}/mdawa}
wasm_bindgen_version=$(sed -n '/^name = "wasm-bindgen"$/{n;s/version = "\(.*\)"/\1/p}' Cargo.lock)
wasm_pack_version=0.15.1
# The independent validator of exports, one folder for each list of versions.
fhir_python=$tools/fhir-$(cksum <tests/fhir/requirements.txt | cut -d' ' -f1)/bin/python
PATH=$tools/wasm-bindgen-$wasm_bindgen_version/bin:$tools/wasm-pack-$wasm_pack_version/bin:$root/tests/node_modules/.bin:$PATH
export PATH

say() { printf '\n== %s\n' "$*"; }
have() { command -v "$1" >/dev/null 2>&1; }

# The toolchain for wasm: rustup's own when it has the target, else Debian's, which script/setup completes.
wasm_target=wasm32-unknown-unknown
has_wasm_target() { [ -d "$(rustc ${1:+"+$1"} --print sysroot 2>/dev/null)/lib/rustlib/$wasm_target/lib" ]; }
wasm_toolchain() {
  if has_wasm_target ''; then
    rustup show active-toolchain 2>/dev/null | cut -d' ' -f1
  elif has_wasm_target debian; then
    echo debian
  fi
}

chromium=${CHROMIUM:-$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)}
CHROMEDRIVER=${CHROMEDRIVER:-$(command -v chromedriver || true)}
export CHROMEDRIVER

firefox=${FIREFOX:-$(command -v firefox-esr || command -v firefox || true)}
# With its driver, and what tests/engines/webkit-browser.py stands on: Debian's Python has the bindings.
have_webkit() {
  have WebKitWebDriver && have Xvfb &&
    /usr/bin/python3 -c 'import gi; gi.require_version("Gtk", "3.0"); gi.require_version("WebKit2", "4.1")' 2>/dev/null
}
