"""Asks pip-audit about the pinned lists, and says apart what it could and could not find out.

    python .ci/audit.py LIST...

Exit status 1 for a known vulnerability, for a package that the service does not know, and for
anything else that went wrong; 0 where nothing is known against any package, and where the service
could not be reached, which is said: then nothing has been checked.
"""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any, NamedTuple

UNREACHABLE = (
    "Could not connect to",
    "Tip: your network may be blocking this service",
    "requests.exceptions.ConnectionError",
    "requests.exceptions.ConnectTimeout",
    "requests.exceptions.ReadTimeout",
    "requests.exceptions.ProxyError",
    "requests.exceptions.SSLError",
    "502 Server Error",
    "503 Server Error",
    "504 Server Error",
)
"""What pip-audit's last words hold when nobody answered; a refusal (403) is an answer."""
LAST_WORDS = 5


class Verdict(NamedTuple):
    """What may be said, and whether it stops the change."""

    stops: bool
    text: str


def judge(status: int, output: str, said: str) -> Verdict:
    """What pip-audit's exit status, JSON output and words on the error stream come to."""
    try:
        packages = json.loads(output)["dependencies"]
    except (ValueError, KeyError, TypeError):
        return without_an_answer(status, said)
    harmed = [line for one in packages for line in vulnerabilities(one)]
    unknown = sorted(one["name"] for one in packages if "skip_reason" in one)
    if harmed:
        return Verdict(True, "known vulnerabilities:\n" + "\n".join(harmed))
    if not packages:
        return Verdict(True, "no package was looked at")
    if len(unknown) == len(packages):
        return Verdict(
            False,
            "not run: who answers knows none of the packages, so the advisory service itself was "
            "not reached",
        )
    if unknown:
        return Verdict(True, f"not found by the advisory service: {', '.join(unknown)}")
    if status:
        return Verdict(True, f"pip-audit ended with {status}:\n{said}")
    return Verdict(False, f"no known vulnerabilities in {len(packages)} packages")


def vulnerabilities(package: dict[str, Any]) -> list[str]:
    """A line for each vulnerability of a package: name, version, identifier, where it is mended."""
    return [
        f"{package['name']} {package['version']}: {one['id']}, "
        f"mended in {', '.join(one.get('fix_versions') or ()) or 'no version yet'}"
        for one in package.get("vulns") or ()
    ]


def without_an_answer(status: int, said: str) -> Verdict:
    """No list came: nobody could be reached, or something else is wrong, which is shown."""
    last = "\n".join(said.strip().splitlines()[-LAST_WORDS:])
    if status and any(words in last for words in UNREACHABLE):
        return Verdict(False, "not run: the advisory service could not be reached")
    return Verdict(True, f"pip-audit ended with {status} and no list:\n{said.strip()}")


def main(lists: list[str]) -> int:
    """Ask, print the verdict, return the exit status."""
    command = [sys.executable, "-m", "pip_audit", "--format", "json", "--progress-spinner", "off"]
    named = [word for name in lists for word in ("--requirement", name)]
    done = subprocess.run(
        [*command, "--require-hashes", "--disable-pip", *named], capture_output=True, text=True
    )
    verdict = judge(done.returncode, done.stdout, done.stderr)
    print(f"pip-audit: {verdict.text}")
    return 1 if verdict.stops else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
