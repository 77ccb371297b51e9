"""Where a refusal is put right: the page to go to before Retry can help."""

from __future__ import annotations

from cvpn_wizard.model.errors import ErrorCode

_PAGES: dict[str, tuple[ErrorCode, ...]] = {
    "before": (ErrorCode.NAME_TAKEN,),
    "account": (
        ErrorCode.NO_CREDENTIALS,
        ErrorCode.BAD_CREDENTIALS,
        ErrorCode.EXPIRED_CREDENTIALS,
        ErrorCode.MFA_NEEDED,
        ErrorCode.MFA_WRONG,
        ErrorCode.SIGN_IN_NEEDED,
        ErrorCode.SIGN_IN_FAILED,
        ErrorCode.PROFILE_UNUSABLE,
        ErrorCode.ACCESS_DENIED,
        ErrorCode.OTHER_ACCOUNT,
        ErrorCode.REGION_DISABLED,
        ErrorCode.REGION_UNKNOWN,
    ),
    "certificates": (
        ErrorCode.CERTIFICATE_REFUSED,
        ErrorCode.PASSPHRASE_MISSING,
        ErrorCode.PASSPHRASE_WRONG,
        ErrorCode.PKI_UNREADABLE,
        ErrorCode.KEY_MISMATCH,
        ErrorCode.FOLDER_MISSING,
        ErrorCode.FILE_UNWRITABLE,
    ),
    "network": (
        ErrorCode.SUBNET_SAME_ZONE,
        ErrorCode.SUBNET_UNSUITABLE,
        ErrorCode.NO_IMAGE,
        ErrorCode.NOT_FOUND,
        ErrorCode.AMBIGUOUS_NAME,
        ErrorCode.ALREADY_EXISTS,
    ),
    "addresses": (ErrorCode.ADDRESS_OVERLAP,),
}

WAY_ON: dict[ErrorCode, str] = {code: page for page, codes in _PAGES.items() for code in codes}
"""Refusal → the id of the page where it is put right; the others only need Retry."""
