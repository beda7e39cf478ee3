"""A value must not be nested more than 32 levels deep.

No record needs more than five levels. What is nested deeper is a run of brackets that was not meant
as such, or an attack: a few kilobytes of opening brackets can end a YAML parser or keep it busy for
minutes.

The record is not read. Those before and after it are.

Bad:

    claims:
      rain: {text: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[It rained.]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]}

Good:

    claims:
      rain: {text: It rained.}

Fix: delete the brackets, or put a text that begins with `[` or `{` in double quotation marks.
"""

from __future__ import annotations

from disputes.load import codes

CODE = codes.TOO_DEEP
