"""Every file must be read to its end before unknown ids are told.

What seems to be unknown may be defined in what could not be read. One quotation mark that is
missing would otherwise be followed by a hundred findings about ids that are there. The ids are
listed once instead.

Bad:

    claims:
      rain: {text: It rained all day., contradicts: [dry]}
      dry: {text: "It was dry all day.}

Good:

    claims:
      rain: {text: It rained all day., contradicts: [dry]}
      dry: {text: "It was dry all day."}

Fix: mend the errors of the files that the hint names. Ids that are still unknown are told then.
"""

from __future__ import annotations

from disputes.load import codes

CODE = codes.IDS_WITHHELD
