"""The form for where an update belongs."""

from typing import Any

from django import forms

from accounts.models import Ministry
from projects.editing import PLACEMENT
from projects.models import ProjectUpdate, TopicField


class PlacementForm(forms.ModelForm):
    """Where an update belongs; the project group's to say."""

    class Meta:
        model = ProjectUpdate
        fields = PLACEMENT

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, use_required_attribute=False, auto_id="place_%s", **kwargs)
        self.fields["ministry"].queryset = Ministry.objects.all()
        self.fields["topic_field"].queryset = TopicField.objects.all()
