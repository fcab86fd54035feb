"""For Popen(preexec_fn=...): whoever opens a socket of the internet is killed at once (SIGSYS).

A seccomp filter, so that it holds for the whole run and for every thread, however short the socket would live.
"""
import ctypes
import platform
import struct

# Per machine: the audit architecture and the number of the call socket(2).
MACHINES = {'x86_64': (0xC000003E, 41), 'aarch64': (0xC00000B7, 198)}
AF_INET, AF_INET6, AF_PACKET = 2, 10, 17
LOAD, JUMP_IF_EQUAL, RETURN = 0x20, 0x15, 0x06
ALLOW, KILL_PROCESS = 0x7FFF0000, 0x80000000
PR_SET_NO_NEW_PRIVS, PR_SET_SECCOMP, SECCOMP_MODE_FILTER = 38, 22, 2


def known():
    return platform.machine() in MACHINES


def forbid_internet():
    architecture, socket = MACHINES[platform.machine()]
    program = [
        (LOAD, 0, 0, 4),                            # seccomp_data.arch
        (JUMP_IF_EQUAL, 0, 6, architecture),
        (LOAD, 0, 0, 0),                            # .nr
        (JUMP_IF_EQUAL, 0, 4, socket),
        (LOAD, 0, 0, 16),                           # .args[0], the lower half
        (JUMP_IF_EQUAL, 3, 0, AF_INET),
        (JUMP_IF_EQUAL, 2, 0, AF_INET6),
        (JUMP_IF_EQUAL, 1, 0, AF_PACKET),
        (RETURN, 0, 0, ALLOW),
        (RETURN, 0, 0, KILL_PROCESS),
    ]
    code = b''.join(struct.pack('HBBI', *line) for line in program)
    buffer = ctypes.create_string_buffer(code, len(code))

    class Program(ctypes.Structure):
        _fields_ = [('length', ctypes.c_ushort), ('filter', ctypes.c_void_p)]

    libc = ctypes.CDLL(None, use_errno=True)
    filter_program = Program(len(program), ctypes.cast(buffer, ctypes.c_void_p))
    if libc.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 or \
            libc.prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, ctypes.byref(filter_program), 0, 0) != 0:
        raise OSError(ctypes.get_errno(), 'the filter was refused')
