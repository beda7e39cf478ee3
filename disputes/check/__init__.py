"""Checking what the records say: rules, and which of their findings are told.

A rule is a module in ``disputes.check.rules``. It yields problems and prints nothing; what becomes
of them (their level, whether a comment or the baseline silences them) is decided in ``run``.
"""
