"""Videos in sign language at the desk: uploaded, captioned, written out."""

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest

from accounts.desk import DeskAdmin
from projects.admin.fields import CleanedText
from projects.models import SignVideo
from projects.pictures import PictureRefused, store_picture
from projects.videos import MOST_BYTES, StoredVideo, VideoRefused, captions_of, store_video, video_path


class SignVideoForm(forms.ModelForm):
    """A video needs its file and its text. Files that are not chosen again stay as they are."""

    title = CleanedText(label="Titel", lines=False, max_length=120)
    file = forms.FileField(
        label="Video",
        required=False,
        widget=forms.FileInput(attrs={"accept": "video/mp4,video/webm,.mp4,.webm"}),
        help_text=f"MP4 (H.264) oder WebM, höchstens {MOST_BYTES // 1_048_576} MB.",
    )
    transcript = CleanedText(
        label="Text des Videos",
        max_length=50_000,
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text="Was im Video gesagt wird, für alle, die es nicht sehen.",
    )
    captions_file = forms.FileField(
        label="Untertitel",
        required=False,
        widget=forms.FileInput(attrs={"accept": ".vtt,text/vtt"}),
        help_text="Freiwillig: eine WebVTT-Datei.",
    )
    without_captions = forms.BooleanField(label="Untertitel entfernen", required=False)
    poster_file = forms.FileField(
        label="Standbild",
        required=False,
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp"}),
        help_text="Freiwillig: das Bild, das vor dem Abspielen zu sehen ist.",
    )
    position = forms.IntegerField(label="Reihenfolge", min_value=0, max_value=999, initial=0)

    class Meta:
        model = SignVideo
        fields = ("title", "transcript", "position")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.instance.captions:
            del self.fields["without_captions"]

    def full_clean(self) -> None:
        """A video that came with a mistake elsewhere is not kept: the browser does not hold on to it either."""
        super().full_clean()
        stored = getattr(self, "cleaned_data", {}).get("file")
        if self.errors and stored:
            _remove_unused(stored.sha256, stored.kind)

    def clean_file(self) -> StoredVideo | None:
        upload = self.cleaned_data["file"]
        if upload is None:
            if not self.instance.pk:
                raise ValidationError("Bitte wählen Sie die Datei des Videos aus.")
            return None
        try:
            return store_video(upload.chunks())
        except VideoRefused as refusal:
            raise ValidationError(str(refusal)) from refusal

    def clean_captions_file(self) -> str:
        upload = self.cleaned_data["captions_file"]
        try:
            return captions_of(upload.read(2_000_000)) if upload else ""
        except VideoRefused as refusal:
            raise ValidationError(str(refusal)) from refusal

    def clean_poster_file(self) -> str:
        upload = self.cleaned_data["poster_file"]
        try:
            return store_picture(upload.read()).sha256 if upload else ""
        except PictureRefused as refusal:
            raise ValidationError(str(refusal)) from refusal

    def apply_files(self, video: SignVideo) -> None:
        """What was uploaded, put into the row."""
        given = self.cleaned_data
        if stored := given.get("file"):
            video.sha256, video.kind, video.size = stored.sha256, stored.kind, stored.size
        if given.get("without_captions"):
            video.captions = ""
        video.captions = given.get("captions_file") or video.captions
        video.poster = given.get("poster_file") or video.poster


@admin.register(SignVideo)
class SignVideoAdmin(DeskAdmin):
    form = SignVideoForm
    list_display = ["title", "kind", "has_captions", "position"]
    fields = [
        *("title", "file", "transcript", "captions_file", "without_captions", "poster_file", "position"),
    ]

    def get_fields(self, request: HttpRequest, obj: SignVideo | None = None) -> Any:
        return [name for name in self.fields if name != "without_captions" or (obj and obj.captions)]

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        kwargs["fields"] = ("title", "transcript", "position")  # the files are the form's own
        return super().get_form(request, obj, change, **kwargs)

    def save_model(self, request: HttpRequest, obj: SignVideo, form: Any, change: bool) -> None:
        before = (obj.sha256, obj.kind)
        form.apply_files(obj)
        super().save_model(request, obj, form, change)
        if change and before != (obj.sha256, obj.kind):
            transaction.on_commit(lambda: _remove_unused(*before))

    def delete_model(self, request: HttpRequest, obj: SignVideo) -> None:
        file = (obj.sha256, obj.kind)
        super().delete_model(request, obj)
        transaction.on_commit(lambda: _remove_unused(*file))

    @admin.display(description="Untertitel", boolean=False)
    def has_captions(self, video: SignVideo) -> str:
        return "ja" if video.captions else "nein"


def _remove_unused(sha256: str, kind: str) -> None:
    """A file that no video uses any more is gone for good: nothing that was taken back stays to be found."""
    if not SignVideo.objects.filter(sha256=sha256, kind=kind).exists():
        video_path(sha256, kind).unlink(missing_ok=True)
