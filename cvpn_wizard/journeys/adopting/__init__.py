"""Endpoints that were made by hand, taken into care: read, judged, put right, let go again."""
