"""Chromium and axe-core, which tell of a page what keeps people from using it; both offline."""

import html
import json
import re
import shutil
import subprocess
from importlib.util import find_spec
from pathlib import Path
from typing import Any

WANTED = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice")
_POLICY = re.compile(rb'<meta http-equiv="Content-Security-Policy"[^>]*>')
_REPORT = re.compile(r'<pre id="axe-report">(.*?)</pre>', re.DOTALL)
_SECONDS = 120
_ALONE = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
    *("--virtual-time-budget=10000", "--window-size=1000,1400", "--dump-dom"),
)


def what_is_missing() -> str:
    """Why pages cannot be looked at on this computer; empty where they can."""
    missing = [] if shutil.which("chromium") else ["chromium"]
    missing += [] if find_spec("axe_core_python") else ["axe-core-python"]
    return f"there is no {' and no '.join(missing)} here" if missing else ""


def violations(page: bytes, folder: Path) -> list[dict[str, Any]]:
    """What axe-core finds wrong in a page."""
    path = folder / "page.html"
    options = json.dumps({"runOnly": WANTED, "resultTypes": ["violations", "incomplete"]})
    run = (
        f"axe.run(document, {options}).then(found => {{"
        " const report = document.createElement('pre'); report.id = 'axe-report';"
        " report.textContent = JSON.stringify({violations: found.violations,"
        " checked: found.passes.length}); document.body.append(report); });"
    )
    # The page's own policy lets no script run: not even this.
    open_page = _POLICY.sub(b"", page)
    path.write_bytes(
        open_page.replace(
            b"</body>",
            b"<script>" + _axe() + b"</script><script>" + run.encode() + b"</script></body>",
        )
    )
    command = [
        str(shutil.which("chromium")),
        *_ALONE,
        f"--user-data-dir={folder / 'profile'}",
        path.as_uri(),
    ]
    done = subprocess.run(command, capture_output=True, check=True, timeout=_SECONDS)
    match = _REPORT.search(done.stdout.decode("utf-8"))
    assert match, done.stderr.decode(errors="replace")
    report: dict[str, Any] = json.loads(html.unescape(match[1]))
    assert report["checked"]
    found: list[dict[str, Any]] = report["violations"]
    return found


def _axe() -> bytes:
    package = find_spec("axe_core_python")
    assert package is not None
    assert package.origin is not None
    return (
        (Path(package.origin).parent / "axe.min.js")
        .read_bytes()
        .replace(b"</script", b"<\\/script")
    )
