"""A file must not have the marks of an unfinished merge.

Where two people have changed the same lines, git writes both versions into the file, and somebody
has to decide. Within a quoted text YAML even takes the marks for words of the text. The first
version is read, so that the rest of the file is checked as well.

Bad:

    claims:
    <<<<<<< HEAD
      rain: {text: It rained.}
    =======
      rain: {text: It rained all day.}
    >>>>>>> monday

Good:

    claims:
      rain: {text: It rained all day.}

Fix: keep what is right of the two versions, delete the three lines with marks, and look at
`git diff` before you commit.
"""

from __future__ import annotations

from disputes.load import codes

CODE = codes.CONFLICT_MARKER
