"""What all pages of the desk share: what no role grants is refused, and what is not yours is not there."""

from collections.abc import Callable
from typing import Any, NoReturn

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.options import InlineModelAdmin
from django.contrib.admin.views.main import SEARCH_VAR, ChangeList, ChangeListSearchForm
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.contrib.auth import get_permission_codename
from django.core.exceptions import ValidationError
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path
from django.views.decorators.http import require_POST

from accounts import journal
from accounts.models import User

# The endings that Django's list filters put behind a column's name.
_QUESTIONS = ("__exact", "__id__exact", "__isnull")
LONGEST_SEARCH = 200
LONGEST_NUMBER = 18  # digits of a row's number


class Granted:
    """Rights by four questions. The answer is what the person's roles may with this kind of thing (accounts/roles.py);
    a page narrows it where it depends on the single thing.
    """

    def may_view(self, user: User, obj: Any = None) -> bool:
        return self.in_role(user, "view")

    def may_add(self, user: User) -> bool:
        return self.in_role(user, "add")

    def may_change(self, user: User, obj: Any = None) -> bool:
        return self.in_role(user, "change")

    def may_delete(self, user: User, obj: Any = None) -> bool:
        return self.in_role(user, "delete")

    def in_role(self, user: User, action: str) -> bool:
        """Whether a role of the person holds the permission for view, add, change or delete."""
        return user.has_perm(f"{self.opts.app_label}.{get_permission_codename(action, self.opts)}")

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.may_view(request.user, obj)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.may_add(request.user)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.may_change(request.user, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.may_delete(request.user, obj)

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.may_view(request.user)


class SeveralRows(forms.ModelMultipleChoiceField):
    """Rows to tick. Django asks the database for every number that is sent, which fails over very long ones."""

    def clean(self, value: Any) -> Any:
        for number in value or ():
            if len(str(number)) > LONGEST_NUMBER:
                raise ValidationError(self.error_messages["invalid_pk_value"], params={"pk": f"{number[:20]} …"})
        return super().clean(value)


class PlainWidgets:
    """Fields as browsers know them: no scripts, no pop-ups, several choices as boxes to tick."""

    formfield_overrides = {
        models.DateField: {"widget": forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})},
        models.CharField: {"widget": forms.TextInput},
        models.TextField: {"widget": forms.Textarea(attrs={"rows": 6})},
        models.IntegerField: {"widget": forms.NumberInput},
        models.PositiveSmallIntegerField: {"widget": forms.NumberInput},
        models.EmailField: {"widget": forms.EmailInput},
        models.ManyToManyField: {
            "form_class": SeveralRows,
            "widget": forms.CheckboxSelectMultiple,
            "help_text": "",
        },
    }

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field and isinstance(field.widget, RelatedFieldWidgetWrapper):
            field.widget = field.widget.widget
        if field:
            # Browsers would cut a long text silently; the server says how much too long it is.
            field.widget.attrs.pop("maxlength", None)
        return field

    @property
    def media(self) -> forms.Media:
        return forms.Media()


class DeskInline(Granted, PlainWidgets, InlineModelAdmin):
    """Rows of a part, below the thing they belong to."""

    template = "admin/edit_inline/rows.html"
    extra = 2
    max_num = 60


class SearchForm(ChangeListSearchForm):
    """Each word is a condition of its own, and a database takes so many."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        too_long = f"Zum Suchen sind höchstens {LONGEST_SEARCH} Zeichen möglich. Gezeigt ist alles."
        words = forms.CharField(required=False, max_length=LONGEST_SEARCH, error_messages={"max_length": too_long})
        self.fields[SEARCH_VAR] = words


class DeskChangeList(ChangeList):
    search_form_class = SearchForm


class DeskAdmin(Granted, PlainWidgets, admin.ModelAdmin):
    """One kind of thing at the desk. Only pages of this class are registered there."""

    actions = None
    list_per_page = 50
    show_full_result_count = False
    view_on_site = False

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        return DeskChangeList

    def own_url(self, route: str, view: Callable[..., HttpResponse], name: str, method: Any = require_POST) -> Any:
        """The address of something done with one row. view: is given the row's key as Django's own views are, and
        fetches it through the scoped queryset."""

        @method
        def of_this_admin(request: HttpRequest, pk: int, **kwargs: Any) -> HttpResponse:
            return view(self, request, str(pk), **kwargs)

        prefix = f"{self.opts.app_label}_{self.opts.model_name}"
        return path(f"<int:pk>/{route}", self.admin_site.admin_view(of_this_admin), name=f"{prefix}_{name}")

    def lookup_allowed(self, lookup: str, value: Any, request: HttpRequest) -> bool:  # type: ignore[override]
        """Only what the list's own filters ask. Django would answer any question about any column in the address, and
        so tell a person's password hash letter by letter; and PostgreSQL knows no null characters."""
        asked: set[str] = set()
        for name in self.get_list_filter(request):
            if own := getattr(name, "parameter_name", ""):
                asked.add(own)
            column = name[0] if isinstance(name, tuple) else name
            asked |= {f"{column}{question}" for question in _QUESTIONS}
        return lookup in asked and "\0" not in str(value)

    def construct_change_message(self, request: HttpRequest, form: Any, formsets: Any, add: bool = False) -> str:
        return journal.changes(form, formsets, add=add)

    def message_user(
        self, request: HttpRequest, message: Any, level: Any = messages.INFO, *rest: Any, **more: Any
    ) -> None:
        """Django's own words for what is saved call a person „es“; ours are said below."""
        if level != messages.SUCCESS:
            super().message_user(request, message, level, *rest, **more)

    def response_add(self, request: HttpRequest, obj: Any, post_url_continue: str | None = None) -> HttpResponse:
        messages.success(request, f"Angelegt: {obj}.")
        return super().response_add(request, obj, post_url_continue)

    def response_change(self, request: HttpRequest, obj: Any) -> HttpResponse:
        messages.success(request, f"Gespeichert: {obj}.")
        return super().response_change(request, obj)

    def response_delete(self, request: HttpRequest, obj_display: str, obj_id: Any) -> HttpResponse:
        messages.success(request, f"Gelöscht: {obj_display}.")
        return super().response_delete(request, obj_display, obj_id)

    def log_change(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        """Saving what is there already is no news."""
        return super().log_change(request, obj, message) if message else None

    def _get_obj_does_not_exist_redirect(self, request: HttpRequest, opts: Any, object_id: str) -> NoReturn:
        raise Http404


class DeskList(DeskAdmin):
    """A list to read: its rows are written by the portal itself and have no pages of their own."""

    list_display_links = None

    def get_urls(self) -> list[Any]:
        return [url for url in super().get_urls() if str(url.name).endswith("_changelist")]
