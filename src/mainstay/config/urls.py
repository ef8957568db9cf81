"""Addresses: the API; everything else is the front end's."""

from django.urls import path

from mainstay.config.api import api

urlpatterns = [path("api/", api.urls)]
