"""The field for what a round says about single sections: one text for each place of the form."""

from typing import Any

from django import forms

from projects.admin.fields import CleanedText
from projects.sections import PART_LABELS, SECTIONS

PLACES = {**{section.key: section.label for section in SECTIONS}, **PART_LABELS}
LONGEST = 1000


class GuidanceWidget(forms.MultiWidget):
    """A text area with a label of its own for each place."""

    template_name = "admin/widgets/section_guidance.html"
    use_fieldset = True

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({key: forms.Textarea(attrs={"rows": 2}) for key in PLACES}, attrs)

    def decompress(self, value: Any) -> list[str]:
        return [(value or {}).get(key, "") for key in PLACES]

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        context["labelled"] = list(zip(PLACES.values(), context["widget"]["subwidgets"], strict=True))
        return context


class GuidanceField(forms.MultiValueField):
    """A mapping from the key of a place to its text; places without a text are left out."""

    widget = GuidanceWidget

    def __init__(self, **kwargs: Any) -> None:
        super().__init__([CleanedText(required=False, max_length=LONGEST) for _key in PLACES], required=False, **kwargs)

    def compress(self, data_list: list[str]) -> dict[str, str]:
        return {key: text for key, text in zip(PLACES, data_list, strict=False) if text}

    def has_changed(self, initial: Any, data: Any) -> bool:
        cleaned = [field.clean(text) for field, text in zip(self.fields, data, strict=True)]
        return (initial or {}) != self.compress(cleaned)
