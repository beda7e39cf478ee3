"""A record must have no fields but those of the format.

Left out in silence, a misspelt field would be missed by nobody: in the example the two claims would
stand side by side, and nothing would be contested. Within braces a comma ends a text that is not in
quotation marks, and the rest of it looks like a field.

Bad:

    claims:
      rain: {text: It rained all day., contradict: [dry]}
      dry: {text: It was dry all day.}

Good:

    claims:
      rain: {text: It rained all day., contradicts: [dry]}
      dry: {text: It was dry all day.}

Fix: correct the name. What the format has no field for goes into `note`. A text with a comma within
braces must stand in double quotation marks.
"""

from __future__ import annotations

from disputes.load import codes

CODE = codes.UNKNOWN_FIELD
