"""Draws a clock into a PNG: cairo, from its headers and an overlay.

python clock.py HOUR MINUTE FILE.png
"""

from __future__ import annotations

import math
import sys

import cairo_api as cairo


def hand(pen: cairo.Context, turn: float, length: float, width: float) -> None:
    """A line from the middle; `turn` is a part of the whole circle from the top, lengths are in pixels."""
    angle = 2 * math.pi * turn - math.pi / 2
    cairo.cairo_set_line_width(pen, width)
    cairo.cairo_move_to(pen, 0, 0)
    cairo.cairo_line_to(pen, length * math.cos(angle), length * math.sin(angle))
    cairo.cairo_stroke(pen)


def draw(hour: int, minute: int, path: str) -> None:
    """Writes a picture of 200 by 200 pixels. Raises CairoError."""
    argb = cairo.cairo_format_t.CAIRO_FORMAT_ARGB32
    with cairo.cairo_image_surface_create(argb, 200, 200) as surface, cairo.cairo_create(surface) as pen:
        cairo.cairo_set_source_rgb(pen, 1, 1, 1)
        cairo.cairo_paint(pen)
        cairo.cairo_translate(pen, 100, 100)
        cairo.cairo_set_source_rgb(pen, 0.1, 0.2, 0.5)
        cairo.cairo_set_line_width(pen, 6)
        cairo.cairo_arc(pen, 0, 0, 90, 0, 2 * math.pi)
        cairo.cairo_stroke(pen)
        cairo.cairo_set_line_cap(pen, cairo.cairo_line_cap_t.CAIRO_LINE_CAP_ROUND)
        hand(pen, (hour + minute / 60) / 12, 45, 8)
        hand(pen, minute / 60, 70, 5)
        cairo.cairo_status(pen)
        cairo.cairo_surface_write_to_png(surface, path)


if __name__ == "__main__":
    draw(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3])
