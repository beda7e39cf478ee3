r"""A text must not have characters that change its direction, raw or as an escape.

Such characters make a text look other than it is. In the example, people see 15 where programs
read 51. The attack is known from source code as Trojan Source (CVE-2021-42574); in a knowledge base
it would put words into somebody's mouth that no reviewer of the edit can see.

Arabic, Hebrew and other scripts that run from right to left need none of them: their letters bring
their direction along.

Bad:

    claims:
      shots-fired: {text: "The police fired \u202E51\u202C shots."}

Good:

    claims:
      shots-fired: {text: The police fired 51 shots.}

Fix: delete the character, then read the text again: it may look different now.
"""

from __future__ import annotations

from disputes.load import codes

CODE = codes.BIDI_CHARACTER
