"""A file must be UTF-8.

Quotes are compared letter by letter, and a byte that is not UTF-8 could be any letter: the byte E9
is é in Latin-1, й in Windows-1251 and È in Mac Roman. To guess would be to change somebody's words.

Each such byte is shown in its place. The rest of the file is read, so that whatever else is wrong
with it is told in the same run.

Fix: open the file in the encoding in which it was written and save it as UTF-8, for example with
`iconv -f WINDOWS-1252 -t UTF-8 old.yaml > new.yaml`; then look at the words that have accents.
"""

from __future__ import annotations

from disputes.load import codes

CODE = codes.NOT_UTF8
