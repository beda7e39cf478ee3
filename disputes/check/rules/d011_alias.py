"""A value must not be an alias (`*name`).

An alias stands for a value that is written elsewhere, so that an edit there changes what this
record says; nested, aliases make billions of values out of a few lines. They are never expanded,
and count as absent. Texts that begin with an emphasised word look like aliases, too.

Bad:

    claims:
      rain: {text: It rained., where: &town Latakia}
      storm: {text: There was a storm., where: *town}

Good:

    claims:
      rain: {text: It rained., where: Latakia}
      storm: {text: There was a storm., where: Latakia}

Fix: write the value out. A text that begins with `*` must stand in double quotation marks.
"""

from __future__ import annotations

from disputes.load import codes

CODE = codes.ALIAS
