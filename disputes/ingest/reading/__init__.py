"""Reading an article: its text, what is told of the document, and what of it is not the article."""
