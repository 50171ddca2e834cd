"""YAML as metadata uses it: read strictly, every node with its position, every scalar still text; and written again."""

from projector.yaml.characters import MAX_BYTES
from projector.yaml.formatter import reformat
from projector.yaml.insertion import insert
from projector.yaml.nodes import Mapping, Node, Scalar, Sequence, widened
from projector.yaml.reader import read
from projector.yaml.spelling import LeadingZero, parse_bool, parse_int
from projector.yaml.writer import write

__all__ = [
    "MAX_BYTES",
    "LeadingZero",
    "Mapping",
    "Node",
    "Scalar",
    "Sequence",
    "insert",
    "parse_bool",
    "parse_int",
    "read",
    "reformat",
    "widened",
    "write",
]
