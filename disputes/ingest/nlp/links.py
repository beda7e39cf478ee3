"""What goes from one paragraph to the next: a quotation that goes on, and a cue with a colon."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disputes.ingest.nlp import quotes

if TYPE_CHECKING:
    from disputes.ingest.attribution import Extent
    from disputes.ingest.nlp.cues import Cues
    from disputes.ingest.nlp.draft import Draft
    from disputes.ingest.nlp.tree import Tree


class Links:
    """Joins the drafts of one paragraph after the other to those before.

    A quotation that goes on from above belongs to whoever is named in this paragraph, else to
    whoever was named above; a cue with a colon at the end of a paragraph has the quotation below.
    """

    def __init__(self) -> None:
        self._speaking: Draft | None = None
        self._waiting: list[Extent] = []
        self._announced: tuple[Tree, Draft] | None = None

    def join(self, tree: Tree, cues: Cues, drafts: list[Draft]) -> list[tuple[Tree, Draft]]:
        """Give the drafts of the next paragraph, each with the tree of its cue.

        With them comes the one that the paragraph before announced.
        """
        new = [(tree, draft) for draft in drafts]
        if tree.enters:
            place = tree.place(tree.quotations[0])
            holder = quotes.holder(drafts, place)
            if holder is not None:
                holder.pieces += self._waiting
                self._speaking = holder
            elif self._speaking is not None:
                self._speaking.pieces.append(place)
            else:
                self._waiting.append(place)
        elif self._announced is not None and tree.quotations:
            place = tree.place(tree.quotations[0])
            if place.start == tree.offset and quotes.holder(drafts, place) is None:
                self._announced[1].pieces = [place]
                new.append(self._announced)
        if not tree.leaves:
            self._speaking, self._waiting = None, []
        elif len(tree.quotations) > 1 or not tree.enters:
            place = tree.place(tree.quotations[-1])
            self._speaking = quotes.holder([draft for _, draft in new], place)
            self._waiting = [] if self._speaking is not None else [place]
        announcing = quotes.announcing(tree, cues, drafts)
        self._announced = (tree, announcing) if announcing is not None else None
        return new
