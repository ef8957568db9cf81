"""Documents and files of drafts in; what the rules know, or problems with their places, out."""
