"""The address of the search page, the same on every portal."""

from django.urls import path

from .views import search

urlpatterns = [path("tim-kiem/", search, name="search")]
