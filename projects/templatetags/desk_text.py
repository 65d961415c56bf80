"""For the desk's templates: light markup as HTML, and the entry of a mapping."""

from collections.abc import Mapping
from typing import Any

from django import template
from django.utils.safestring import SafeString

from projects.text import to_html

register = template.Library()


@register.filter
def markup(text: str) -> SafeString:
    """A text in light markup as escaped HTML."""
    return to_html(text)


@register.filter
def of(mapping: Mapping[str, Any], key: str) -> Any:
    return mapping.get(key)
