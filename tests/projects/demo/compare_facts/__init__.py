"""Compares the demo's report of 2024 with the printed one, fact by fact: `python -m tests.projects.demo.compare_facts`.

A tool for those who write the demo's sheets, no part of the portal: sentences are ours, facts are the printed ones.
"""
