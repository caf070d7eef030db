"""Python reads this first in a sealed process and in every process that one starts: no way to a network is open.

RATIFY_SEAL names a folder. Every attempt that Python makes is written there and refused; on Linux the kernel ends a
process whose libraries ask for a socket that leads out of the machine. Sockets of the machine itself (AF_UNIX: the
display, the bus of the desktop) are left alone.
"""

from __future__ import annotations

import ctypes
import os
import platform
import socket
import struct
import sys
import traceback
from pathlib import Path
from uuid import uuid4

_LOCAL = 1
"""AF_UNIX."""
_ASKS = (
    "socket.connect",
    "socket.sendto",
    "socket.sendmsg",
    "socket.bind",
    "socket.getaddrinfo",
    "socket.gethostbyname",
    "socket.gethostbyaddr",
    "socket.getnameinfo",
    "urllib.Request",
    "http.client.connect",
    "ftplib.connect",
    "smtplib.connect",
    "webbrowser.open",
)
_NO_NEW_PRIVILEGES, _SECCOMP, _FILTER = 38, 22, 2
_KILL, _ALLOW = 0x80000000, 0x7FFF0000
_MACHINES = {"x86_64": (0xC000003E, 41), "aarch64": (0xC00000B7, 198)}
"""The kernel's name of the machine, and its number of the call `socket`."""


def _refuse(folder: Path, event: str, arguments: tuple[object, ...]) -> None:
    """The audit hook."""
    if event == "socket.__new__":
        if len(arguments) > 1 and arguments[1] == _LOCAL:
            return
    elif event not in _ASKS or (event in ("socket.connect", "socket.bind") and isinstance(arguments[1], str | bytes)):
        return
    stack = "".join(traceback.format_stack())
    (folder / f"{uuid4().hex}.attempt").write_text(f"{event} {arguments!r}\n{stack}", encoding="utf-8")
    raise PermissionError("This process is sealed: it must not use a network.")


def _filter(machine: int, call: int) -> bytes:
    """The kernel's program: end the process that asks for any socket but a local one."""
    load, equal, end = 0x20, 0x15, 0x06
    steps = (
        (load, 0, 0, 4),
        (equal, 0, 4, machine),
        (load, 0, 0, 0),
        (equal, 0, 2, call),
        (load, 0, 0, 16),
        (equal, 0, 1, _LOCAL),
        (end, 0, 0, _ALLOW),
        (end, 0, 0, _KILL),
    )
    return b"".join(struct.pack("HBBI", *step) for step in steps)


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("steps", ctypes.c_char_p))


def _close_kernel() -> bool:
    """Whether the kernel watches from now on."""
    if not sys.platform.startswith("linux") or platform.machine() not in _MACHINES:
        return False
    steps = _filter(*_MACHINES[platform.machine()])
    program = _Program(len(steps) // 8, steps)
    control = ctypes.CDLL(None, use_errno=True).prctl
    return control(_NO_NEW_PRIVILEGES, 1, 0, 0, 0) == 0 and control(_SECCOMP, _FILTER, ctypes.byref(program), 0, 0) == 0


if seal := os.environ.get("RATIFY_SEAL"):
    watched = Path(seal)
    # urllib3, which spaCy imports, would bind a socket to this machine's own address to see whether there is IPv6. It
    # sends nothing; the kernel's watch cannot tell that from more.
    socket.has_ipv6 = False
    if _close_kernel():
        (watched / f"{os.getpid()}.kernel").touch()
    sys.addaudithook(lambda event, arguments: _refuse(watched, event, arguments))
