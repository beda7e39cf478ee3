r"""A file must be written in YAML.

Most often a text is not in quotation marks that needs them: a colon before a space begins a value,
`[` and `{` begin lists and mappings, and a quotation mark within a quoted text ends it.

Only the record in which this stands is left out. The records around it are read, and all findings
come in one run.

Bad:

    claims:
      rain: {text: It rained.}
      rain-quoted:
        text: He said: it rained.
      rain-sic:
        text: [sic] It rained.

Good:

    claims:
      rain: {text: It rained.}
      rain-quoted:
        text: "He said: it rained."
      rain-sic:
        text: "[sic] It rained."

Fix: put the text in double quotation marks, with `\"` for each one within it; or write it indented
on the lines below `text: >-`, where no character has a meaning. Indent with spaces, not with tabs.
"""

from __future__ import annotations

from disputes.load import codes

CODE = codes.SYNTAX
