"""People, ministries, and who may act for which ministry in which role."""

import datetime
from dataclasses import dataclass
from typing import Any, ClassVar
from uuid import uuid4

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils import timezone


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        if not email:
            raise ValueError("Ein Zugang braucht eine E-Mail-Adresse.")
        user = self.model(email=email.strip().lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "User":
        return self.create_user(email, password, is_superuser=True, **fields)

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email__iexact=username)


class User(AbstractBaseUser, PermissionsMixin):
    """Someone who works at the desk. What they may see and do follows from their memberships alone."""

    email = models.EmailField("E-Mail-Adresse", unique=True)
    name = models.CharField("Name", max_length=150)
    pseudonym = models.UUIDField(default=uuid4, unique=True, editable=False)
    is_active = models.BooleanField("aktiv", default=True)
    date_joined = models.DateTimeField("angelegt am", default=timezone.now, editable=False)
    invited_at = models.DateTimeField("eingeladen am", null=True, blank=True, editable=False)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]
    is_staff = True  # readers have no accounts, so every account is one of the desk

    objects = UserManager()

    class Meta:
        verbose_name = "Person"
        verbose_name_plural = "Personen"
        ordering = ["name", "email"]
        constraints = [
            models.UniqueConstraint(Lower("email"), name="one_account_per_address"),
        ]

    def __str__(self) -> str:
        return self.name or self.email

    def get_full_name(self) -> str:
        return self.name

    def get_short_name(self) -> str:
        return self.name

    def has_perm(self, perm: str, obj: Any = None) -> bool:
        """Whether one of the person's roles gives it. Django would give a superuser everything."""
        return self.is_active and perm in self.get_all_permissions(obj)

    def has_module_perms(self, app_label: str) -> bool:
        return self.is_active and any(perm.startswith(f"{app_label}.") for perm in self.get_all_permissions())


@dataclass(frozen=True)
class MinistryName:
    """What a ministry was called at some time."""

    abbreviation: str
    name: str

    def __str__(self) -> str:
        return f"{self.abbreviation}, {self.name}"


class Ministry(models.Model):
    """A ministry under its present name; a renamed ministry is the same row, see `accounts.ministries.rename`."""

    abbreviation = models.CharField("Kürzel", max_length=20, unique=True)
    name = models.CharField("amtlicher Name", max_length=300)
    valid_from = models.DateField("gültig ab", null=True, blank=True)
    valid_until = models.DateField("gültig bis", null=True, blank=True)

    class Meta:
        verbose_name = "Ministerium"
        verbose_name_plural = "Ministerien"
        ordering = ["abbreviation"]
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_from__isnull=True)
                | Q(valid_until__isnull=True)
                | Q(valid_until__gte=F("valid_from")),
                name="a_ministry_ends_after_it_began",
                violation_error_message="Das Ende der Gültigkeit liegt vor ihrem Beginn.",
            ),
        ]

    def __str__(self) -> str:
        return self.abbreviation

    @property
    def current_name(self) -> MinistryName:
        return MinistryName(self.abbreviation, self.name)

    def named_on(self, day: datetime.date) -> MinistryName:
        """What it was called on a day. Asks for `former_names`; prefetch them where there are several ministries."""
        later = [former for former in self.former_names.all() if day <= former.until]
        if not later:
            return self.current_name
        first = min(later, key=lambda former: former.until)
        return MinistryName(first.abbreviation, first.name)


class FormerName(models.Model):
    """What a ministry was called before it was renamed. until: the last day of that name."""

    ministry = models.ForeignKey(
        Ministry, on_delete=models.CASCADE, related_name="former_names", verbose_name="Ministerium"
    )
    abbreviation = models.CharField("Kürzel", max_length=20)
    name = models.CharField("amtlicher Name", max_length=300)
    until = models.DateField("bis")

    class Meta:
        verbose_name = "früherer Name"
        verbose_name_plural = "frühere Namen"
        ordering = ["ministry", "-until"]
        constraints = [
            models.UniqueConstraint(fields=["ministry", "until"], name="a_ministry_ends_one_name_a_day"),
        ]

    def __str__(self) -> str:
        return self.abbreviation


class Role(models.TextChoices):
    EDITOR = "editor", "Redaktion"
    COORDINATOR = "coordinator", "Ressortkoordination"
    PROJECT_GROUP = "project_group", "Projektgruppe"
    OPERATIONS = "operations", "Betrieb"
    READER = "reader", "Lesezugriff"


OF_A_MINISTRY = (Role.EDITOR, Role.COORDINATOR, Role.READER)


class Membership(models.Model):
    """One role of one person; roles of a ministry name it, the others must not."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="memberships", verbose_name="Person")
    role = models.CharField("Rolle", max_length=20, choices=Role)
    ministry = models.ForeignKey(
        Ministry,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="memberships",
        verbose_name="Ministerium",
    )

    class Meta:
        verbose_name = "Rolle"
        verbose_name_plural = "Rollen"
        ordering = ["user", "role", "ministry"]
        constraints = [
            models.UniqueConstraint(fields=["user", "role", "ministry"], name="a_role_for_a_ministry_once"),
            models.UniqueConstraint(
                fields=["user", "role"], condition=Q(ministry__isnull=True), name="a_role_without_ministry_once"
            ),
            models.CheckConstraint(
                condition=Q(role__in=OF_A_MINISTRY, ministry__isnull=False)
                | (Q(role__in=[role for role in Role if role not in OF_A_MINISTRY]) & Q(ministry__isnull=True)),
                name="ministry_roles_name_their_ministry",
                violation_error_message="Redaktion, Ressortkoordination und Lesezugriff gelten für ein Ministerium, "
                "Projektgruppe und Betrieb für keines.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()} {self.ministry.abbreviation if self.ministry else ''}".strip()


def in_a_week() -> datetime.datetime:
    return timezone.now() + datetime.timedelta(days=7)


class OutgoingMail(models.Model):
    """A mail to one person; it stays when sent, without its body. Written by `accounts.outbox` alone.

    next_attempt_at: nobody tries before. given_up_at: nobody tries from then on, unless asked to. taken_until: someone
    is just trying, nobody else does.
    """

    recipient = models.EmailField("an")
    subject = models.CharField("Betreff", max_length=200)
    body = models.TextField("Text", blank=True)
    created_at = models.DateTimeField("erstellt", default=timezone.now)
    attempts = models.PositiveIntegerField("Versuche", default=0)
    last_error = models.CharField("letzter Fehler", max_length=500, blank=True)
    next_attempt_at = models.DateTimeField("nächster Versuch", default=timezone.now)
    given_up_at = models.DateTimeField("versucht bis", default=in_a_week)
    taken_until = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField("gesendet", null=True, blank=True)

    class Meta:
        verbose_name = "E-Mail"
        verbose_name_plural = "Postausgang"
        ordering = ["-created_at", "-pk"]
        indexes = [
            models.Index(fields=["next_attempt_at"], condition=Q(sent_at__isnull=True), name="mails_that_wait"),
        ]

    def __str__(self) -> str:
        return f"{self.subject} an {self.recipient}"
