"""A file must not have YAML directives (`%YAML`, `%TAG`).

They change how the lines below are to be read, which the format has fixed, and parsers disagree
about which of them to refuse. They have no effect here.

Bad:

    %YAML 1.2
    ---
    claims:
      rain: {text: It rained.}

Good:

    claims:
      rain: {text: It rained.}

Fix: delete the line. A text that begins with `%` must stand in double quotation marks.
"""

from __future__ import annotations

from disputes.load import codes

CODE = codes.DIRECTIVE
