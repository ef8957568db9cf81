"""Owns the processes of an installation: starts them, brings back those that end, stops them in order."""

import contextlib
import fcntl
import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from mainstay.config import guard
from mainstay.config.unprivileged import die_with_parent

FIRST_DELAY = 0.1
LONGEST_DELAY = 30.0
STEADY_SECONDS = 20.0
Say = Callable[[str, str], None]
Child = subprocess.Popen[bytes]


class Stopped(Exception):
    """Somebody asked the supervisor to stop while it was starting."""


@dataclass
class Service:
    """One kept process: how to start it, and the signal that stops it in order."""

    name: str
    start: Callable[[], Child]
    stop_signal: signal.Signals = signal.SIGTERM
    grace: float = 10.0
    child: Child | None = None
    started: float = 0.0
    failures: int = 0
    due: float = 0.0


def backoff(failures: int) -> float:
    """Seconds to wait after the nth failure in a row: 0.1, 0.2, 0.4 ... up to 30."""
    return min(FIRST_DELAY * 2.0 ** min(max(failures - 1, 0), 16), LONGEST_DELAY)


def spawn(command: Sequence[str], environment: Mapping[str, str] | None = None, *, umask: int = -1) -> Child:
    """Start a command in a process group of its own that ends with this process."""
    return subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        start_new_session=True,
        preexec_fn=die_with_parent(signal.SIGTERM),  # noqa: PLW1509  no threads here
        env=environment,
        umask=umask,
    )


@dataclass
class Supervisor:
    """Keeps services running until it is told to stop; `add` and `run_once` in start order."""

    guard_lock: Path
    say: Say
    services: list[Service] = field(default_factory=list)
    stopping: bool = False
    guard_service: Service | None = None

    def open(self) -> None:
        """Take over the signals, wait for a predecessor's guard, and start ours."""
        self.wake, wake_end = os.pipe()
        for descriptor in (self.wake, wake_end):
            os.set_blocking(descriptor, False)
        signal.set_wakeup_fd(wake_end, warn_on_full_buffer=False)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, lambda *_: self.ask_to_stop())
        self.wait_for_predecessor()
        self.guard_service = Service("guard", self.start_guard, grace=guard.GRACE_SECONDS + 2)
        self.launch(self.guard_service)

    def ask_to_stop(self) -> None:
        """Remember it; the loop does the rest."""
        self.stopping = True

    def wait_for_predecessor(self) -> None:
        """A killed supervisor's guard is still ending its groups: their ports and files are free after it."""
        descriptor = os.open(self.guard_lock, os.O_RDWR | os.O_CREAT, 0o600)
        deadline = time.monotonic() + guard.GRACE_SECONDS + 5
        while time.monotonic() < deadline and not self.stopping:
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                time.sleep(0.05)
        os.close(descriptor)

    def start_guard(self) -> Child:
        """Start the guard and tell it of the groups that are there already."""
        child = subprocess.Popen(
            [sys.executable, "-I", guard.__file__, str(self.guard_lock)],
            stdin=subprocess.PIPE,
            start_new_session=True,
        )
        self.pipe = child.stdin
        for service in self.services:
            if service.child and service.child.poll() is None:
                self.tell(f"add {service.child.pid} {int(service.stop_signal)}")
        return child

    def tell(self, line: str) -> None:
        """One line to the guard; when it is gone, its successor is told everything."""
        if self.pipe:
            with contextlib.suppress(BrokenPipeError):
                self.pipe.write(f"{line}\n".encode())
                self.pipe.flush()

    def launch(self, service: Service) -> Child:
        """Start a service now."""
        service.child = service.start()
        service.started = time.monotonic()
        if service is not self.guard_service:
            self.tell(f"add {service.child.pid} {int(service.stop_signal)}")
        return service.child

    def add(self, service: Service) -> Service:
        """Start a service and keep it running."""
        self.launch(service)
        self.services.append(service)
        return service

    def run_once(self, name: str, start: Callable[[], Child]) -> int:
        """Run a command to its end while keeping the services; its exit code."""
        service = Service(name, start)
        child = self.launch(service)
        try:
            while child.poll() is None:
                self.tick(1.0)
        except Stopped:
            self.stop(service)
            raise
        self.tell(f"remove {child.pid}")
        return child.returncode

    def wait_until(self, check: Callable[[], bool], seconds: float) -> bool:
        """Keep the services until a check holds; false when it did not in time."""
        deadline = time.monotonic() + seconds
        while not check():
            if time.monotonic() > deadline:
                return False
            self.tick(0.05)
        return True

    def tick(self, longest: float) -> None:
        """Look after every service once, then sleep until a signal, the next start, or `longest`."""
        now = time.monotonic()
        for service in [*self.services, *([self.guard_service] if self.guard_service else [])]:
            self.look_after(service, now)
        if self.stopping:
            raise Stopped
        waits = [service.due - now for service in self.services if service.child is None]
        select.select([self.wake], [], [], max(0.0, min([longest, *waits])))
        with contextlib.suppress(BlockingIOError):
            os.read(self.wake, 4096)
        if self.stopping:
            raise Stopped

    def look_after(self, service: Service, now: float) -> None:
        """Reap a service that ended, end what it left behind, and start it again when its time has come."""
        if service.child is not None and service.child.poll() is not None:
            group, code = service.child.pid, service.child.returncode
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(group, signal.SIGKILL)
            self.tell(f"remove {group}")
            steady = now - service.started > STEADY_SECONDS
            service.failures = 1 if steady else service.failures + 1
            service.child, service.due = None, now + backoff(service.failures)
            self.say(
                f"{service.name} 已退出（{code}），将重新启动", f"{service.name} ended ({code}) and is started again"
            )
        if service.child is None and now >= service.due and not self.stopping:
            self.launch(service)

    def run(self) -> None:
        """Keep everything running until somebody asks to stop."""
        while True:
            self.tick(5.0)

    def stop(self, service: Service) -> None:
        """Ask one service to end, wait, and kill what is left of its group."""
        child = service.child
        if child is None:
            return
        with contextlib.suppress(ProcessLookupError):
            child.send_signal(service.stop_signal)
        try:
            child.wait(service.grace)
        except subprocess.TimeoutExpired:
            self.say(f"{service.name} 未按时退出，强制结束", f"{service.name} did not end in time and is killed")
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(child.pid, signal.SIGKILL)
        child.wait()
        self.tell(f"remove {child.pid}")
        service.child = None

    def close(self) -> None:
        """Stop everything, the last started first, the guard at the end."""
        self.stopping = True
        for service in reversed(self.services):
            self.stop(service)
        if self.guard_service and self.guard_service.child:
            if self.pipe:
                with contextlib.suppress(BrokenPipeError):
                    self.pipe.close()
            self.guard_service.child.wait()
