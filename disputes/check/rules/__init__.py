"""The rules, one module each, named by code and name; ``disputes.check.registry`` finds them."""
