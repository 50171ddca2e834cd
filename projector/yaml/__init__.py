"""YAML as metadata uses it: read strictly, every node with its position, every scalar still text."""

from projector.yaml.characters import MAX_BYTES
from projector.yaml.nodes import Mapping, Node, Scalar, Sequence, widened
from projector.yaml.reader import read
from projector.yaml.spelling import LeadingZero, parse_bool, parse_int

__all__ = [
    "MAX_BYTES",
    "LeadingZero",
    "Mapping",
    "Node",
    "Scalar",
    "Sequence",
    "parse_bool",
    "parse_int",
    "read",
    "widened",
]
