"""One finder a kind of term: each reads a paper and proposes terms with the stretches that say so."""
