"""Where everything in a picture goes; the same on every machine, as no font or library is asked.

Claims stand in a column, with the parties on both sides of it (``columns``); parties among
themselves stand round an ellipse (``circle``).
"""

from __future__ import annotations

from disputes.graph.pieces import Layout
from disputes.view.drawing import Drawing


def lay_out(drawing: Drawing) -> Layout:
    """Give everything in a drawing a place; linear, but for the order of up to some dozens."""
    if drawing.draws == "party":
        from disputes.graph.circle import circle

        return circle(drawing)
    from disputes.graph.columns import columns

    return columns(drawing)
