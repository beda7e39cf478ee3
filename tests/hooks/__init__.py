"""Knowledge bases in git repositories: files that git tracks, unsaved text, pre-commit."""
