"""The views as a register: the folder views, a file a view."""

from functools import cache

from order_logic.derived import views
from order_logic.derived.view import View
from order_logic.register import register_of


@cache
def all_views() -> dict[str, View]:
    """Every view, by name."""
    return register_of(views, View)
