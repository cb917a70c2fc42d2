"""The two commands: what they understand, and when an environment is taken for whole."""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest

import run
from tests.conftest import ROOT

LIST = "made-up-package==1.0 --hash=sha256:00\n"


@pytest.fixture
def env(tmp_path: Path) -> run.Environment:
    """An environment for running that is not there, in a folder of its own."""
    (tmp_path / "requirements.txt").write_text(LIST, encoding="utf-8")
    return run.environment("run", tmp_path)


def put_whole(env: run.Environment) -> None:
    """The environment as it is after all went well."""
    env.python.parent.mkdir(parents=True)
    env.python.touch()
    run.write_mark(env, run.wanted(env))


@pytest.mark.parametrize(
    ("arguments", "environment", "words"),
    [
        ([], "run", ("streamlit", "run", "dashboard.py")),
        (["start"], "run", ("streamlit", "run", "dashboard.py")),
        (
            ["--server.port", "8600"],
            "run",
            ("streamlit", "run", "dashboard.py", "--server.port", "8600"),
        ),
        (["test"], "test", ("pytest", "-n", "auto")),
        (["test", "-k", "break"], "test", ("pytest", "-k", "break")),
        (["data_sources", "validate"], "desk", ("data_sources", "validate")),
        (["claims", "letter.txt"], "run", ("claims", "letter.txt")),
    ],
)
def test_arguments_are_understood(
    arguments: list[str], environment: str, words: tuple[str, ...]
) -> None:
    assert run.understand(arguments) == run.Asked(environment, words)


def test_a_set_up_names_its_environment() -> None:
    assert run.understand(["setup"]) == run.Asked("run", (), own="setup")
    assert run.understand(["setup", "test"]) == run.Asked("test", (), own="setup")


@pytest.mark.parametrize("arguments", [["tset"], ["setup", "all"], ["setup", "run", "x"], [""]])
def test_what_makes_no_sense_is_refused(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        run.main(arguments)
    assert ended.value.code == run.BAD_USAGE
    assert "python3 run.py test" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("system", "where"), [("posix", "e/bin/python"), ("nt", "e/Scripts/python.exe")]
)
def test_python_stands_where_the_system_puts_it(system: str, where: str) -> None:
    assert run.python_in(Path("e"), system) == Path(where)


def test_a_whole_environment_is_taken_as_it_is(
    env: run.Environment, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_whole(env)
    monkeypatch.setattr(run, "make", lambda env: pytest.fail("was made again"))
    run.set_up(env)


def other_packages(env: run.Environment) -> None:
    put_whole(env)
    env.lists[0].write_text(LIST.replace("1.0", "1.1"), encoding="utf-8")


def cut_short(env: run.Environment) -> None:
    put_whole(env)
    run.write_mark(env, run.BEING_MADE)


def python_gone(env: run.Environment) -> None:
    put_whole(env)
    env.python.unlink()


def nothing_there(env: run.Environment) -> None:
    assert not env.folder.exists()


@pytest.mark.parametrize("damage", [other_packages, cut_short, python_gone, nothing_there])
def test_anything_less_than_whole_is_made_anew(
    env: run.Environment, damage: Callable[[run.Environment], None]
) -> None:
    damage(env)
    assert not run.is_whole(env)
    run.make_room(env)
    assert [one.name for one in env.folder.iterdir()] == [run.MARK]
    assert env.mark.read_text(encoding="utf-8") == run.BEING_MADE


def test_another_python_or_place_is_another_environment(
    env: run.Environment, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_whole(env)
    monkeypatch.setattr(sys, "version", "3.99.0 (made up)")
    assert not run.is_whole(env)
    monkeypatch.undo()
    moved = env._replace(folder=env.folder.rename(env.folder.with_name("moved")))
    assert not run.is_whole(moved)


def test_an_environment_of_somebody_else_is_left_alone(
    env: run.Environment, capsys: pytest.CaptureFixture[str]
) -> None:
    env.folder.mkdir()
    theirs = env.folder / "theirs"
    theirs.touch()
    with pytest.raises(SystemExit):
        run.set_up(env)
    assert theirs.exists()
    assert "was not made by run.py" in capsys.readouterr().err


@pytest.mark.parametrize("where", ["make_empty", "install_with_pip"])
def test_a_failure_on_the_way_leaves_no_whole_environment(
    env: run.Environment, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    monkeypatch.setattr(run.shutil, "which", lambda *_, **__: None)
    monkeypatch.setattr(run, "make_empty", lambda env, with_pip: None)
    monkeypatch.setattr(run, "bring_uv", lambda env, tools: None)
    monkeypatch.setattr(run, where, lambda *_, **__: run.stop("no network"))
    with pytest.raises(SystemExit):
        run.set_up(env)
    assert not run.is_whole(env)


def test_pip_is_asked_where_uv_cannot(
    env: run.Environment, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(run, "make_empty", lambda env, with_pip: put_python(env))
    monkeypatch.setattr(run, "bring_uv", lambda env, tools: "uv")
    monkeypatch.setattr(run, "install_with_uv", lambda env, uv: asked.append("uv"))
    monkeypatch.setattr(run, "install_with_pip", lambda env: asked.append("pip"))
    run.set_up(env)
    assert asked == ["uv", "pip"]
    assert run.is_whole(env)


def put_python(env: run.Environment) -> None:
    env.python.parent.mkdir(parents=True)
    env.python.touch()


def test_a_python_without_venv_says_what_to_install(
    env: run.Environment, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(run.importlib.util, "find_spec", lambda name: None)
    with pytest.raises(SystemExit):
        run.make_empty(env, with_pip=True)
    assert "apt install python3-venv" in capsys.readouterr().err


def test_an_older_python_is_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 9, 18))
    with pytest.raises(SystemExit) as ended:
        run.main([])
    assert ended.value.code == 1
    assert "Python 3.11 or newer is needed" in capsys.readouterr().err


def test_a_missing_list_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        run.set_up(run.environment("run", tmp_path))
    assert "requirements.txt: not found" in capsys.readouterr().err


def test_uv_asks_the_index_that_pip_is_set_to() -> None:
    told = (
        "global.index-url='https://mirror.example/simple'\n"
        ":env:.cert='/certificates.pem'\nglobal.timeout='60'\n"
    )
    assert run.uv_settings(told) == {
        "UV_DEFAULT_INDEX": "https://mirror.example/simple",
        "SSL_CERT_FILE": "/certificates.pem",
    }


def test_one_waits_while_another_makes_it(env: run.Environment) -> None:
    held = f"""
        import sys, run
        from pathlib import Path
        env = run.environment("run", Path({str(env.folder.parent)!r}))
        with run.alone(env):
            print("held", flush=True)
            sys.stdin.read()
            print("let go", flush=True)
    """
    with subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(held)],
        cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    ) as other:  # fmt: skip
        assert other.stdout and other.stdin
        assert other.stdout.readline() == "held\n"
        assert not can_take(env)
        other.stdin.close()
        assert other.wait(timeout=10) == 0
        assert can_take(env)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has another lock")
def test_what_a_killed_one_started_is_waited_for(env: run.Environment) -> None:
    code = f"""
        import sys, run
        from pathlib import Path
        env = run.environment("run", Path({str(env.folder.parent)!r}))
        with run.alone(env):
            waits = "import sys; print('on', flush=True); sys.stdin.read()"
            run.call([sys.executable, "-c", waits])
    """
    with subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(code)],
        cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    ) as killed:  # fmt: skip
        assert killed.stdout and killed.stdin
        assert killed.stdout.readline() == "on\n"
        killed.kill()
        killed.wait(timeout=10)
        assert not can_take(env)
        killed.stdin.close()
        assert killed.stdout.read() == ""  # the one it started has ended too
        assert can_take(env)


def can_take(env: run.Environment) -> bool:
    """Whether nobody else makes the environment now."""
    fcntl = pytest.importorskip("fcntl", reason="Windows has another lock")
    with env.folder.with_name(f"{env.folder.name}.lock").open("a+b") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


@pytest.mark.skipif(sys.platform == "win32", reason="there is no exec there")
def test_a_room_finds_files_where_the_reader_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "letter.txt").write_text("No number stands in it.\n", encoding="utf-8")
    here = run.Environment(Path(sys.prefix), ())
    code = f"import run; run.run(run.{here!r}, ['claims', 'letter.txt'])"
    code = f"from pathlib import PosixPath; {code}"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "letter.txt" not in done.stderr


def test_the_version_of_the_code_heads_its_changelog_and_names_its_image() -> None:
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    newest = next(line for line in changes.splitlines() if line.startswith("## "))
    assert newest.split()[1] == run.version()
    image = (ROOT / "deploy" / "kubernetes.yaml").read_text(encoding="utf-8")
    assert f"image: on-the-record:{run.version()}\n" in image


def test_what_is_run_prints_utf_8_unless_somebody_chose(
    env: run.Environment, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Elsewhere a name with a letter that the system's own encoding lacks would end a command."""
    given: list[dict[str, str]] = []
    monkeypatch.setattr(run.os, "name", "posix")
    monkeypatch.setattr(run.os, "execve", lambda *words: given.append(words[2]))
    monkeypatch.setattr(run.subprocess, "call", lambda *_words, **_more: 0)
    monkeypatch.delenv("PYTHONUTF8", raising=False)
    run.run(env, ["claims"])
    monkeypatch.setenv("PYTHONUTF8", "0")
    run.run(env, ["claims"])
    assert [variables["PYTHONUTF8"] for variables in given] == ["1", "0"]
