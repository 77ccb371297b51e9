"""Page Review: the plan, the map, the cost."""

from cvpn_wizard.ui.pages.review.page import ReviewPage

__all__ = ["ReviewPage"]
