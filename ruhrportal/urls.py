"""Provisional."""

urlpatterns: list[object] = []
