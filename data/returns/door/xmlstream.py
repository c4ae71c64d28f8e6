"""Reading XML parts of a workbook as a stream, within limits.

Expat is driven directly: no tree is built, no entity is declared or fetched, and a document type
declaration ends the reading wherever it stands.
"""

from collections.abc import Callable
from xml.parsers import expat
from zipfile import ZipFile

from data.returns.door.container import part_label
from data.returns.door.limits import KB, Limits
from data.returns.door.refusals import Refused, refusal

Attributes = dict[str, str]
_CHUNK = 64 * KB


class BrokenXml(Exception):
    """The part is no well-formed XML."""


class Scan:
    """What happens at each tag and text of one part. Names are "namespace local" in one string."""

    def __init__(self, limits: Limits, most_elements: int | None = None) -> None:
        self.limits = limits
        self.depth = 0
        self.elements_left = limits.part_elements if most_elements is None else most_elements

    def begin(self, name: str, attributes: Attributes) -> None:
        self.depth += 1
        self.elements_left -= 1
        if self.depth > self.limits.depth:
            raise refusal("too_complicated")
        if self.elements_left < 0:
            raise self.too_many()
        self.start(name, attributes)

    def finish(self, name: str) -> None:
        self.depth -= 1
        self.end(name)

    def too_many(self) -> Refused:
        return refusal("too_complicated")

    def start(self, name: str, attributes: Attributes) -> None:
        """A tag opens."""

    def end(self, name: str) -> None:
        """A tag closes."""

    def text(self, text: str) -> None:
        """Text within a tag; long texts come in pieces."""


def _refuse_document_type(*_: object) -> None:
    raise refusal("doctype")


def _parser(scan: Scan) -> expat.XMLParserType:
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = scan.begin
    parser.EndElementHandler = scan.finish
    parser.CharacterDataHandler = scan.text
    parser.StartDoctypeDeclHandler = _refuse_document_type
    return parser


def _feed(parser: expat.XMLParserType, read: Callable[[int], bytes], limits: Limits) -> None:
    fed = 0
    while chunk := read(_CHUNK):
        parser.Parse(chunk, False)
        fed += len(chunk)
        # What expat holds back is one unfinished tag: the length of its attributes.
        if fed - parser.CurrentByteIndex > limits.attribute_kb * KB + _CHUNK:
            raise refusal("too_complicated")
    parser.Parse(b"", True)


def stream(container: ZipFile, part: str, scan: Scan) -> None:
    """Take one part through a scan.

    Raises BrokenXml when the part is not well-formed, Refused when it breaks a limit or cannot
    be unpacked.
    """
    try:
        with container.open(part) as source:
            _feed(_parser(scan), source.read, scan.limits)
    except expat.ExpatError as error:
        raise BrokenXml(part) from error
    except (Refused, MemoryError, BrokenXml):
        raise
    except (LookupError, UnicodeError, ValueError) as error:  # an alphabet that expat asks Python for
        raise BrokenXml(part) from error
    except Exception as error:  # zlib.error, BadZipFile, EOFError: damage under the XML
        raise refusal("damaged_part", part=part_label(part)) from error
