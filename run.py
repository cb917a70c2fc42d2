"""Sets up what is missing, then runs it. Needs Python 3.11 or newer and nothing else.

    python3 run.py                      start the app (options go to Streamlit: --server.port 8600)
    python3 run.py test [ARGUMENTS]     run the tests (arguments go to pytest)
    python3 run.py check                lint, format, types, and the record
    python3 run.py data_sources ...     the maintainer's desk
    python3 run.py briefing|claims|publish|ruff|mypy ...
    python3 run.py setup [run|desk|assistants|test]    make an environment and do nothing else
    python3 run.py lock                 pin requirements*.in again, with hashes
    python3 run.py --version

Every package is pinned with its hash. An environment is made once; it is made again when what it
should hold has changed, or when it was left half made.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple, NoReturn

NEEDED = (3, 11)
ROOT = Path(__file__).resolve().parent
MARK = "on-the-record"
BEING_MADE = "being made"
BAD_USAGE = 2
OF_THE_SYSTEM = {"UV_SYSTEM_CERTS": "true", "UV_NATIVE_TLS": "true"}
"""uv trusts the authorities that the system trusts, as pip does; the second is its older name."""


class Environment(NamedTuple):
    """A folder of installed packages, and the pinned lists that it holds the packages of."""

    folder: Path
    lists: tuple[Path, ...]

    @property
    def mark(self) -> Path:
        """Says that run.py made this folder, and of what; written last when it is whole."""
        return self.folder / MARK

    @property
    def python(self) -> Path:
        return python_in(self.folder, os.name)

    @property
    def requirements(self) -> list[str]:
        """The lists, as pip and uv are told of them."""
        return [word for path in self.lists for word in ("-r", str(path))]


LISTS = {
    "run": ("requirements.txt",),
    "desk": ("requirements.txt", "requirements-desk.txt"),
    "assistants": ("requirements.txt", "requirements-assistants.txt"),
    "test": (
        *("requirements.txt", "requirements-desk.txt", "requirements-assistants.txt"),
        "requirements-dev.txt",
    ),
}
FOLDERS = {
    "run": ".venv-run",
    "desk": ".venv-desk",
    "assistants": ".venv-assistants",
    "test": ".venv",
}
ROOMS = {"briefing": "run", "claims": "run", "publish": "run", "data_sources": "desk"}
"""Rooms with commands of their own, and the environment that each needs."""
MODULES = {**ROOMS, "ruff": "test", "mypy": "test"}
CHECKS = (
    ("ruff", "check", "."),
    ("ruff", "format", "--check", "."),
    ("mypy",),
    ("data_sources", "validate"),
)
PINNED = ("", "-desk", "-assistants", "-dev", "-spark", "-uv")
"""The requirements*.in, each after the ones that it is held to."""


def environment(name: str, root: Path = ROOT) -> Environment:
    """The environment of this name under a root."""
    return Environment(root / FOLDERS[name], tuple(root / one for one in LISTS[name]))


def python_in(folder: Path, system: str) -> Path:
    """Where an environment keeps its Python; ``system`` is ``os.name``."""
    return folder / "Scripts" / "python.exe" if system == "nt" else folder / "bin" / "python"


def say(text: str) -> None:
    """Tell how far it is, apart from what a command prints."""
    print(text, file=sys.stderr, flush=True)


def stop(text: str, status: int = 1) -> NoReturn:
    """Give up, with what happened and what to do."""
    say(text)
    raise SystemExit(status)


# Is it there, and whole?


def wanted(env: Environment) -> str:
    """What a whole environment's mark says: which Python, where, and every pinned package."""
    made_of = hashlib.sha256(f"{sys.version}\n{env.folder}\n".encode())
    for path in env.lists:
        made_of.update(path.read_bytes())
    return made_of.hexdigest()


def is_whole(env: Environment) -> bool:
    """Whether the environment holds what it should, and was finished."""
    try:
        return env.mark.read_text(encoding="utf-8") == wanted(env) and env.python.exists()
    except FileNotFoundError:
        return False


def make_room(env: Environment) -> None:
    """Take away a half-made or outdated environment; one that is not ours is never touched."""
    if env.folder.exists() and not env.mark.exists():
        stop(
            f"{env.folder} is there and was not made by run.py, so it is left as it is.\n"
            "Give it another name or remove it, then try again."
        )
    try:
        if env.folder.exists():
            # The mark goes last, so that what is left of a removal cut short is still ours.
            write_mark(env, BEING_MADE)
            for one in env.folder.iterdir():
                if one != env.mark:
                    shutil.rmtree(one) if one.is_dir() and not one.is_symlink() else one.unlink()
        env.folder.mkdir(exist_ok=True)
        write_mark(env, BEING_MADE)
    except OSError as fault:
        stop(f"{env.folder} cannot be made anew: {fault}\nEnd what runs from it, then try again.")


def write_mark(env: Environment, text: str) -> None:
    """Put the mark in its place in one step."""
    beside = env.folder.with_name(f"{env.folder.name}.mark")
    beside.write_text(text, encoding="utf-8")
    beside.replace(env.mark)


@contextmanager
def alone(env: Environment) -> Iterator[None]:
    """Hold the environment while it is made; a second run.py waits.

    Given up when this process and all that it started have ended: where it is killed, what it
    started may still be writing.
    """
    path = env.folder.with_name(f"{env.folder.name}.lock")
    with path.open("a+b") as held:
        os.set_inheritable(held.fileno(), True)
        if os.name == "nt":
            import msvcrt

            held.seek(0)
            while True:
                try:
                    msvcrt.locking(held.fileno(), msvcrt.LK_LOCK, 1)  # type: ignore[attr-defined]  # Windows
                    break
                except OSError:  # after ten seconds
                    continue
        else:
            import fcntl

            fcntl.flock(held, fcntl.LOCK_EX)
        yield


# Making it


def set_up(env: Environment) -> None:
    """Make the environment, unless it is there and whole."""
    missing = [path.name for path in env.lists if not path.is_file()]
    if missing:
        stop(f"{', '.join(missing)}: not found in {ROOT}. Is this a whole copy of the project?")
    if is_whole(env):
        return
    try:
        with alone(env):
            if not is_whole(env):
                make(env)
    except PermissionError as fault:
        stop(f"This folder cannot be written to: {fault}")


def make(env: Environment) -> None:
    """Make the environment, and mark it whole when it is."""
    began = time.monotonic()
    say(f"Setting up {env.folder.name} (once; this fetches packages) ...")
    make_room(env)
    with tempfile.TemporaryDirectory() as tools:
        uv = shutil.which("uv")
        make_empty(env, with_pip=uv is None)
        uv = uv or bring_uv(env, Path(tools))
        if not (uv and install_with_uv(env, uv)):
            install_with_pip(env)
    write_mark(env, wanted(env))
    say(f"{env.folder.name} is ready, after {time.monotonic() - began:.0f} s.")


def call(command: list[str], **more: Any) -> subprocess.CompletedProcess[str]:
    """Run a step of the making; it shares the hold on the environment."""
    return subprocess.run(command, text=True, close_fds=False, **more)


def make_empty(env: Environment, with_pip: bool) -> None:
    """An environment without packages."""
    if importlib.util.find_spec("venv") is None or (
        with_pip and importlib.util.find_spec("ensurepip") is None
    ):
        stop(
            "This Python comes without its venv. On Debian and Ubuntu: apt install python3-venv.\n"
            "Elsewhere install Python from python.org, or uv; then try again."
        )
    more = [] if with_pip else ["--without-pip"]
    made = call([sys.executable, "-m", "venv", *more, str(env.folder)])
    if made.returncode:
        stop(f"{env.folder} could not be made; the reason stands above.")


def bring_uv(env: Environment, tools: Path) -> str | None:
    """uv, pinned by hash, into a folder that is thrown away; nothing where it cannot be had."""
    listed = str(ROOT / "requirements-uv.txt")
    command = pip(
        env, "install", "--quiet", "--target", str(tools), "--require-hashes", "-r", listed
    )
    if call(command, capture_output=True).returncode:
        return None
    return shutil.which("uv", path=str(tools / "bin"))


def install_with_uv(env: Environment, uv: str) -> bool:
    """Install by uv, several times faster than pip; it has said why where it could not."""
    command = [uv, "pip", "install", "--quiet", "--python", str(env.python), "--require-hashes"]
    done = call([*command, *env.requirements], env=as_pip_is_set(env, dict(os.environ)))
    if done.returncode:
        say("uv could not install it, so pip is asked.")
    return done.returncode == 0


def as_pip_is_set(env: Environment, variables: dict[str, str]) -> dict[str, str]:
    """The variables by which uv asks the same index as pip, with the same certificates."""
    told = ""
    for python in (str(env.python), sys.executable):  # either may be without pip
        told = told or call([python, "-m", "pip", "config", "list"], capture_output=True).stdout
    return {**OF_THE_SYSTEM, **uv_settings(told), **variables}


def uv_settings(told: str) -> dict[str, str]:
    """uv's variables for what ``pip config list`` prints."""
    names = {"index-url": "UV_DEFAULT_INDEX", "cert": "SSL_CERT_FILE"}
    pairs = [line.partition("=") for line in told.splitlines()]
    found = {key.rpartition(".")[2]: value.strip("'\"") for key, _, value in pairs}
    return {names[key]: value for key, value in found.items() if key in names}


def install_with_pip(env: Environment) -> None:
    """Install by pip; stops where it cannot."""
    call([str(env.python), "-m", "ensurepip"], capture_output=True)
    done = call(pip(env, "install", "--quiet", "--require-hashes", *env.requirements))
    if done.returncode:
        stop(
            "The packages could not be installed; the reason stands above. Is there a network? "
            "Behind a proxy\nset HTTPS_PROXY; with a mirror of your own set it in pip's "
            "configuration. Then try again:\nwhat is half made is made anew."
        )


def pip(env: Environment, *words: str) -> list[str]:
    return [str(env.python), "-m", "pip", "--disable-pip-version-check", *words]


# Running it


def run(env: Environment, words: Sequence[str]) -> int:
    """Become ``python -m WORDS``; signals reach it itself. Returns only on Windows.

    Rooms are asked from where the reader stands, so that files are found as they are named.
    """
    # Windows' own encoding lacks letters of names that are printed.
    variables = {"PYTHONUTF8": "1", **os.environ}
    if words[0] in ROOMS:
        variables["PYTHONPATH"] = str(ROOT)
        command = [str(env.python), "-P", "-m", *words]
    else:
        os.chdir(ROOT)
        command = [str(env.python), "-m", *words]
    if os.name != "nt":
        os.execve(command[0], command, variables)
    try:
        return subprocess.call(command, env=variables)
    except KeyboardInterrupt:
        return 0


def check(env: Environment) -> int:
    """Every check, also after one that failed; returns 1 and names them where any did."""
    failed = [
        " ".join(words)
        for words in CHECKS
        if subprocess.run([str(env.python), "-m", *words], cwd=ROOT).returncode
    ]
    for one in failed:
        say(f"failed: {one}")
    return 1 if failed else 0


def lock(env: Environment) -> int:
    """Pin requirements*.in for every system and Python from 3.11 on; what is pinned is kept."""
    with tempfile.TemporaryDirectory() as tools:
        uv = shutil.which("uv") or bring_uv(env, Path(tools))
        if uv is None:
            stop("uv could not be fetched; without it nothing is pinned.")
        for suffix in PINNED:
            command = compile_command(uv, f"requirements{suffix}")
            status = subprocess.run(command, cwd=ROOT).returncode
            if status:
                return status
    return 0


def compile_command(uv: str, name: str) -> list[str]:
    """The command that pins one list."""
    version = ".".join(str(part) for part in NEEDED)
    how = ["--universal", "--python-version", version, "--generate-hashes"]
    plain = ["--no-annotate", "--no-header", "--no-config", "--quiet"]
    return [uv, "pip", "compile", *how, *plain, "-o", f"{name}.txt", f"{name}.in"]


def version() -> str:
    """The version of the code, from pyproject.toml."""
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return str(project["version"])


class Asked(NamedTuple):
    """What is to be done: in which environment, as which ``python -m`` or command of ours."""

    environment: str
    words: tuple[str, ...]
    own: str = ""


def understand(arguments: Sequence[str]) -> Asked | None:
    """What the arguments ask for; nothing where they make no sense."""
    first, *rest = arguments or ["start"]
    if first.startswith("-"):
        first, rest = "start", list(arguments)
    if first == "start":
        return Asked("run", ("streamlit", "run", "dashboard.py", *rest))
    if first == "test":
        return Asked("test", ("pytest", *(rest or ("-n", "auto"))))
    if first in MODULES:
        return Asked(MODULES[first], (first, *rest))
    if first in ("check", "lock") and not rest:
        return Asked("test", (), own=first)
    if first == "setup" and len(rest) <= 1 and (rest or ["run"])[0] in LISTS:
        return Asked((rest or ["run"])[0], (), own=first)
    return None


def main(arguments: Sequence[str]) -> int:
    """Do what is asked; returns the exit status."""
    if sys.version_info < NEEDED:
        have, need = sys.version.split()[0], ".".join(str(part) for part in NEEDED)
        stop(f"Python {need} or newer is needed, and this is {have} ({sys.executable}).")
    if list(arguments) in (["-h"], ["--help"]):
        print(__doc__)
        return 0
    if list(arguments) == ["--version"]:
        print(version())
        return 0
    asked = understand(arguments)
    if asked is None:
        stop(f"run.py does not know {' '.join(arguments)!r}.\n\n{__doc__}", BAD_USAGE)
    env = environment(asked.environment)
    set_up(env)
    if asked.own == "setup":
        return 0
    if asked.own:
        return {"check": check, "lock": lock}[asked.own](env)
    return run(env, asked.words)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
