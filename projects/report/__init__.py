"""From rows to a report: its document, its charts, its printed pages."""
