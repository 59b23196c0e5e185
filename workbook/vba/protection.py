"""Writes the project's protection marks, in the veiled form that Excel asks for.

Source: [MS-OVBA] 2.4.3.2, Data Encryption. It hides nothing: the project is open to read.
"""

import struct

_SEED = 0x8C  # any byte will do; a fixed one keeps the file the same
_VERSION = 2


def obfuscate(project_id: str, data: bytes) -> str:
    """``data`` as hexadecimal text, mixed with the sum of the characters of ``project_id`` (braces included)."""
    key = sum(project_id.encode("ascii")) & 0xFF
    out = [_SEED, _SEED ^ _VERSION, _SEED ^ key]
    before, last, second_last = key, out[2], out[1]
    ignored = bytes((_SEED & 6) // 2)
    for plain in ignored + struct.pack("<I", len(data)) + data:
        mixed = plain ^ (second_last + before & 0xFF)
        out.append(mixed)
        before, last, second_last = plain, mixed, last
    return bytes(out).hex().upper()
