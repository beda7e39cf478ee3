"""A record must not take over another one's fields with a merge key (`<<`).

What a record says would then stand elsewhere. YAML 1.2 has no merge keys, programs that know them
disagree about which of two values counts, and a few hundred bytes of nested ones keep a program
busy for seconds. They are not followed; the other fields of the record are read.

Bad:

    documents:
      monday: &paper {title: The paper of Monday, language: en}
      tuesday: {<<: *paper, title: The paper of Tuesday}

Good:

    documents:
      monday: {title: The paper of Monday, language: en}
      tuesday: {title: The paper of Tuesday, language: en}

Fix: write the fields out.
"""

from __future__ import annotations

from disputes.load import codes

CODE = codes.MERGE_KEY
