"""The zip container of a workbook: checked by its directory alone, before anything is unpacked.

The limits follow what was measured on hostile files (a 1 MB zip that unpacks to 1 GB takes any
reader down); the ratio is looked at above a floor only, since honest workbooks exceed it in
small parts.
"""

import struct
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from data.returns.door.limits import KB, MB, Limits
from data.returns.door.refusals import Refused, refusal

_END = b"PK\x05\x06"
_END_RECORD = struct.Struct("<4s4H2LH")
_LOCAL_HEADER = 30
_LOCKED = 0x1


def _end_record(content: bytes) -> tuple[int, int, int]:
    """Position of the directory's end record, its number of entries, and its size in bytes."""
    start = content.rfind(_END, max(0, len(content) - 65_557))
    if start < 0 or len(content) - start < _END_RECORD.size:
        raise refusal("truncated")
    _, _, _, _, entries, size, offset, _ = _END_RECORD.unpack_from(content, start)
    if entries == 0xFFFF or 0xFFFFFFFF in (size, offset):
        raise refusal("unusual_container")
    if offset + size != start:
        raise refusal("damaged_zip")
    return start, entries, size


def _check_directory(content: bytes, limits: Limits) -> None:
    """Before zipfile builds an object per entry: the directory itself can be the attack."""
    _, entries, size = _end_record(content)
    if entries > limits.parts:
        raise refusal("too_many_parts", found=entries, limit=limits.parts)
    if size > limits.directory_kb * KB:
        raise refusal("zip_directory")


def _check_names(parts: list[ZipInfo]) -> None:
    names = [part.orig_filename for part in parts]
    if any("\\" in name for name in names):
        raise refusal("backslash_names")
    if any(_unsafe(name) for name in names):
        raise refusal("unsafe_names")
    # Part names that differ in case alone are the same part to Excel.
    if len({name.lower() for name in names}) < len(names):
        raise refusal("duplicate_parts")


def _unsafe(name: str) -> bool:
    return (
        not name
        or len(name) > 255
        or name.startswith("/")
        or ".." in name.split("/")
        or name[1:2] == ":"
        or any(ord(letter) < 32 for letter in name)
    )


def _check_sizes(parts: list[ZipInfo], limits: Limits) -> None:
    largest = max(part.file_size for part in parts)
    if largest > limits.part_mb * MB:
        raise refusal("part_too_big", found=largest // MB, limit=limits.part_mb)
    total = sum(part.file_size for part in parts)
    if total > limits.total_mb * MB:
        raise refusal("total_too_big", found=total // MB, limit=limits.total_mb)
    ratio = max(_ratio(part, limits) for part in parts)
    if ratio > limits.ratio:
        raise refusal("bomb", found=ratio)


def _ratio(part: ZipInfo, limits: Limits) -> int:
    above_floor = part.file_size > limits.ratio_floor_mb * MB
    return part.file_size // max(1, part.compress_size) if above_floor else 0


def _check_packing(parts: list[ZipInfo]) -> None:
    if any(part.flag_bits & _LOCKED for part in parts):
        raise refusal("encrypted_parts")
    if any(part.compress_type not in (ZIP_STORED, ZIP_DEFLATED) for part in parts):
        raise refusal("unusual_container")
    # Overlapping parts unpack the same bytes many times over.
    ends = 0
    for part in sorted(parts, key=lambda part: part.header_offset):
        if part.header_offset < ends:
            raise refusal("damaged_zip")
        ends = part.header_offset + _LOCAL_HEADER + part.compress_size


def open_container(content: bytes, limits: Limits) -> ZipFile:
    """The container, its directory within the limits. Raises Refused."""
    _check_directory(content, limits)
    try:
        container = ZipFile(BytesIO(content))
    except Exception as error:  # zipfile answers damage with a dozen kinds of error
        raise refusal("damaged_zip") from error
    parts = container.infolist()
    if not parts:
        raise refusal("no_content_types")
    # The end record can lie about the number of entries, but not about the directory's length.
    if len(parts) > limits.parts:
        raise refusal("too_many_parts", found=len(parts), limit=limits.parts)
    _check_names(parts)
    _check_packing(parts)
    _check_sizes(parts, limits)
    return container


def part_label(name: str) -> str:
    """A part's name as it may be repeated to a person: only if it is an ordinary one."""
    return name if name.isascii() and name.isprintable() and len(name) <= 60 else "with an unusual name"


def read_part(container: ZipFile, name: str, size: int = -1) -> bytes:
    """The first `size` bytes of a part, or all of it. Raises Refused when it is damaged."""
    try:
        with container.open(name) as part:
            return part.read(size)
    except (Refused, MemoryError):
        raise
    except Exception as error:  # a broken archive raises whatever its decoder meets: they share no base class
        raise refusal("damaged_part", part=part_label(name)) from error
