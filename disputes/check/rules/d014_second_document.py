"""A file must have one YAML document.

The line `---` ends a document. What follows is another one, with sections of its own, and most
programs read either the first only or fail. It comes about where files are joined. What follows
the line is not read, and ids that it may define are not reported as unknown.

Bad:

    claims:
      rain: {text: It rained.}
    ---
    claims:
      storm: {text: There was a storm.}

Good:

    claims:
      rain: {text: It rained.}
      storm: {text: There was a storm.}

Fix: delete the line `---` and join sections of one name, or put the rest into a file of its own: a
knowledge base may be a folder with any number of files.
"""

from __future__ import annotations

from disputes.load import codes

CODE = codes.SECOND_DOCUMENT
