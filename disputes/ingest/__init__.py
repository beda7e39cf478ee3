"""From an article to a draft: who said what in which words, and with which stance."""
