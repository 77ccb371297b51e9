"""Carries a plan out: look, make, settle, unmake. Knows no Qt and no boto3."""
