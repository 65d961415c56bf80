"""Search over what is published: one analyser for texts and queries, one index, the same results on every database.

analyser.py words → stems; entries.py what can be found; index.py writes it; contents.py what a process keeps of it;
query.py what a reader asked; finding.py query → ranked hits; spelling.py “Meinten Sie …?”; extracts.py why it is a hit.
"""
