"""Who gets an account: nobody by signing up; operators make them."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.http import HttpRequest


class ClosedSignupAdapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False


class ClosedSocialSignupAdapter(DefaultSocialAccountAdapter):
    """A ministry's single sign-on opens accounts that exist, it does not make any."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        return False
