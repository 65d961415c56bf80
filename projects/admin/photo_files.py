"""Serves the pictures of updates to those who may see the update."""

from django.http import FileResponse, Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from accounts.rights import rights_of
from projects import pictures
from projects.models import Photo, ProjectUpdate

NAMES = frozenset({"original", *map(str, pictures.WEB_WIDTHS)})


@require_safe
def photo_file(request: HttpRequest, update_id: int, photo_id: int, name: str) -> FileResponse:
    visible = ProjectUpdate.objects.visible_to(rights_of(request.user))
    photo = get_object_or_404(Photo, pk=photo_id, update__in=visible.filter(pk=update_id))
    if name not in NAMES or not pictures.is_stored(photo.sha256):
        raise Http404
    return FileResponse(pictures.picture_path(photo.sha256, name).open("rb"), content_type="image/jpeg")
