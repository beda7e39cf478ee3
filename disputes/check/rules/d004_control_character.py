r"""A text must not have control characters, raw or as an escape.

They cannot be seen, and terminals obey them: in a name or a quote they can hide words, change what
was printed before, or write to the clipboard. Who reads a quote has to see all of it.

Line breaks that only some programs know (U+0085, U+2028, U+2029, a lone carriage return) are found
too, since they make programs disagree about the number of a line, and so are the codes that Unicode
keeps free of characters. Tabs and the line ends LF and CR LF are not control characters here.

Bad:

    sources:
      ministry: {name: "Ministry \e[8mof Defence", kind: organisation}

Good:

    sources:
      ministry: {name: Ministry of Defence, kind: organisation}

Fix: delete the character; the message has its number. Where it cannot be found, type the text anew.
"""

from __future__ import annotations

from disputes.load import codes

CODE = codes.CONTROL_CHARACTER
