"""What the house sets itself, for templates: the portal's name, its publisher, its logo and its colours."""

from django import template
from django.conf import settings
from django.templatetags.static import static

register = template.Library()


@register.simple_tag
def site_name() -> str:
    return settings.SITE_NAME


@register.simple_tag
def site_publisher() -> str:
    return settings.SITE_PUBLISHER


@register.simple_tag
def brand_file(name: str) -> str:
    """The address of a file of the house, "" where it brings none of that name."""
    return static(f"ruhrportal/brand/{name}") if name in settings.BRAND.files else ""


@register.simple_tag
def plain_brand_file(name: str) -> str:
    """The same by its plain name, for pages that must not depend on the list of collected files."""
    return f"{settings.STATIC_URL}ruhrportal/brand/{name}" if name in settings.BRAND.files else ""
