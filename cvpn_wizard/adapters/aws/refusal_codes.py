"""The one table from AWS's error codes to ours.

AWS's codes: the EC2 API reference "Error codes", "Common errors" of the other services, and the
service models of botocore. EC2's model declares no errors, so its codes are matched by name.
"""

from __future__ import annotations

from cvpn_wizard.model.errors import ErrorCode

AWS_CODES: dict[str, ErrorCode] = {
    # credentials
    "AuthFailure": ErrorCode.BAD_CREDENTIALS,
    "IncompleteSignature": ErrorCode.BAD_CREDENTIALS,
    "InvalidAccessKeyId": ErrorCode.BAD_CREDENTIALS,
    "InvalidClientTokenId": ErrorCode.BAD_CREDENTIALS,
    "InvalidSignatureException": ErrorCode.BAD_CREDENTIALS,
    "MissingAuthenticationToken": ErrorCode.NO_CREDENTIALS,
    "SignatureDoesNotMatch": ErrorCode.BAD_CREDENTIALS,
    "UnrecognizedClientException": ErrorCode.BAD_CREDENTIALS,
    "ExpiredToken": ErrorCode.EXPIRED_CREDENTIALS,
    "ExpiredTokenException": ErrorCode.EXPIRED_CREDENTIALS,
    "RequestExpired": ErrorCode.CLOCK_WRONG,
    "RequestTimeTooSkewed": ErrorCode.CLOCK_WRONG,
    "RequestInTheRecentFuture": ErrorCode.CLOCK_WRONG,
    # rights
    "AccessDenied": ErrorCode.ACCESS_DENIED,
    "AccessDeniedException": ErrorCode.ACCESS_DENIED,
    "AuthorizationError": ErrorCode.ACCESS_DENIED,
    "AuthorizationErrorException": ErrorCode.ACCESS_DENIED,
    "Client.UnauthorizedOperation": ErrorCode.ACCESS_DENIED,
    "NotAuthorized": ErrorCode.ACCESS_DENIED,
    "UnauthorizedException": ErrorCode.SIGN_IN_NEEDED,
    "UnauthorizedOperation": ErrorCode.ACCESS_DENIED,
    "Blocked": ErrorCode.ACCESS_DENIED,
    "PendingVerification": ErrorCode.ACCESS_DENIED,
    "OptInRequired": ErrorCode.REGION_DISABLED,
    "RegionDisabledException": ErrorCode.REGION_DISABLED,
    # signing in with IAM Identity Center
    "AuthorizationPendingException": ErrorCode.SIGN_IN_NEEDED,
    "InvalidClientException": ErrorCode.SIGN_IN_FAILED,
    "InvalidGrantException": ErrorCode.SIGN_IN_FAILED,
    "InvalidRequestException": ErrorCode.BAD_REQUEST,
    "UnauthorizedClientException": ErrorCode.SIGN_IN_FAILED,
    # too much, too fast
    "ConcurrentMutationLimitExceeded": ErrorCode.THROTTLED,  # of one endpoint; no quota
    "EC2ThrottledException": ErrorCode.THROTTLED,
    "PriorRequestNotComplete": ErrorCode.THROTTLED,
    "RequestLimitExceeded": ErrorCode.THROTTLED,
    "RequestThrottled": ErrorCode.THROTTLED,
    "RequestThrottledException": ErrorCode.THROTTLED,
    "SlowDown": ErrorCode.THROTTLED,
    "SlowDownException": ErrorCode.THROTTLED,
    "Throttling": ErrorCode.THROTTLED,
    "ThrottlingException": ErrorCode.THROTTLED,
    "ThrottledException": ErrorCode.THROTTLED,
    "TooManyRequestsException": ErrorCode.THROTTLED,
    # AWS itself
    "InsufficientInstanceCapacity": ErrorCode.AWS_TROUBLE,
    "InternalError": ErrorCode.AWS_TROUBLE,
    "InternalFailure": ErrorCode.AWS_TROUBLE,
    "InternalServerException": ErrorCode.AWS_TROUBLE,
    "ServiceUnavailable": ErrorCode.AWS_TROUBLE,
    "ServiceUnavailableException": ErrorCode.AWS_TROUBLE,
    "Unavailable": ErrorCode.AWS_TROUBLE,
    # quotas; all other codes that end in LimitExceeded are quotas as well
    "LimitExceededException": ErrorCode.QUOTA_REACHED,
    "ResourceLimitExceeded": ErrorCode.QUOTA_REACHED,
    "ServiceQuotaExceededException": ErrorCode.QUOTA_REACHED,
    "MaxIOPSLimitExceeded": ErrorCode.QUOTA_REACHED,
    # there is none, there is one
    "NoSuchResourceException": ErrorCode.NOT_FOUND,
    "ParameterNotFound": ErrorCode.NOT_FOUND,
    "ResourceNotFoundException": ErrorCode.NOT_FOUND,
    "InvalidClientVpnAssociationIdNotFound": ErrorCode.NOT_FOUND,
    "InvalidClientVpnEndpointAuthorizationRuleNotFound": ErrorCode.NOT_FOUND,
    "InvalidClientVpnEndpointIdNotFound": ErrorCode.NOT_FOUND,
    "InvalidClientVpnRouteNotFound": ErrorCode.NOT_FOUND,
    "InvalidClientVpnDuplicateAssociation": ErrorCode.ALREADY_EXISTS,
    "InvalidClientVpnDuplicateAssociationException": ErrorCode.ALREADY_EXISTS,
    "InvalidClientVpnDuplicateAuthorizationRule": ErrorCode.ALREADY_EXISTS,
    "InvalidClientVpnDuplicateRoute": ErrorCode.ALREADY_EXISTS,
    "ResourceAlreadyExistsException": ErrorCode.ALREADY_EXISTS,
    # in the way
    "ConflictException": ErrorCode.IN_USE,
    "DependencyViolation": ErrorCode.IN_USE,
    "IncorrectState": ErrorCode.IN_USE,
    "InvalidClientVpnActiveAssociationNotFound": ErrorCode.IN_USE,
    "InvalidGroup.InUse": ErrorCode.IN_USE,
    "InvalidIPAddress.InUse": ErrorCode.IN_USE,
    "OperationAbortedException": ErrorCode.IN_USE,
    "OperationNotPermitted": ErrorCode.IN_USE,
    "ResourceInUseException": ErrorCode.IN_USE,
    # addresses and subnets
    "InvalidClientVpnSubnetId.OverlappingCidr": ErrorCode.ADDRESS_OVERLAP,
    "InvalidSubnet.Conflict": ErrorCode.ADDRESS_OVERLAP,
    "CidrConflict": ErrorCode.ADDRESS_OVERLAP,
    "InvalidClientVpnSubnetId.DuplicateAz": ErrorCode.SUBNET_SAME_ZONE,
    "InvalidClientVpnSubnetId.DifferentAccount": ErrorCode.SUBNET_UNSUITABLE,
    "InvalidClientVpnSubnetId.NotFound": ErrorCode.SUBNET_UNSUITABLE,
    "InsufficientFreeAddressesInSubnet": ErrorCode.SUBNET_UNSUITABLE,
    # images
    "InvalidAMIID.NotFound": ErrorCode.NO_IMAGE,
    "InvalidAMIID.Unavailable": ErrorCode.NO_IMAGE,
}
"""AWS's code → ours, whichever operation said it."""

OPERATION_CODES: dict[tuple[str, str], ErrorCode] = {
    ("ImportCertificate", "ValidationException"): ErrorCode.CERTIFICATE_REFUSED,
    ("ImportCertificate", "InvalidParameterException"): ErrorCode.CERTIFICATE_REFUSED,
    ("AssociateClientVpnTargetNetwork", "InvalidParameterValue"): ErrorCode.SUBNET_UNSUITABLE,
    ("AssumeRole", "ValidationError"): ErrorCode.MFA_WRONG,
    ("CreateToken", "ExpiredTokenException"): ErrorCode.SIGN_IN_FAILED,
    ("CreateToken", "AccessDeniedException"): ErrorCode.SIGN_IN_FAILED,
    ("RegisterClient", "InvalidRequestException"): ErrorCode.SIGN_IN_FAILED,
    ("StartDeviceAuthorization", "InvalidRequestException"): ErrorCode.SIGN_IN_FAILED,
}
"""(operation, AWS's code) → ours, where the operation changes the meaning."""

BY_ENDING: tuple[tuple[str, ErrorCode], ...] = (
    ("LimitExceeded", ErrorCode.QUOTA_REACHED),
    (".NotFound", ErrorCode.NOT_FOUND),
    (".Duplicate", ErrorCode.ALREADY_EXISTS),
    (".InUse", ErrorCode.IN_USE),
)
"""What EC2's naming says about the codes that the table does not name."""

BOTO_ERRORS: dict[str, ErrorCode] = {
    "NoCredentialsError": ErrorCode.NO_CREDENTIALS,
    "PartialCredentialsError": ErrorCode.NO_CREDENTIALS,
    "NoAuthTokenError": ErrorCode.SIGN_IN_NEEDED,
    "TokenRetrievalError": ErrorCode.SIGN_IN_NEEDED,
    "SSOError": ErrorCode.SIGN_IN_NEEDED,
    "LoginError": ErrorCode.SIGN_IN_NEEDED,
    "CredentialRetrievalError": ErrorCode.PROFILE_UNUSABLE,
    "ProfileNotFound": ErrorCode.PROFILE_UNUSABLE,
    "ConfigParseError": ErrorCode.PROFILE_UNUSABLE,
    "ConfigNotFound": ErrorCode.PROFILE_UNUSABLE,
    "InvalidConfigError": ErrorCode.PROFILE_UNUSABLE,
    "UnknownCredentialError": ErrorCode.PROFILE_UNUSABLE,
    "MissingDependencyException": ErrorCode.PROFILE_UNUSABLE,
    "RefreshWithMFAUnsupportedError": ErrorCode.MFA_NEEDED,
    "NoRegionError": ErrorCode.REGION_UNKNOWN,
    "InvalidRegionError": ErrorCode.REGION_UNKNOWN,
    "UnknownRegionError": ErrorCode.REGION_UNKNOWN,
    "UnknownEndpointError": ErrorCode.REGION_UNKNOWN,
    "EndpointProviderError": ErrorCode.REGION_UNKNOWN,
    "ReadTimeoutError": ErrorCode.AWS_SLOW,
    "ConnectTimeoutError": ErrorCode.NO_NETWORK,
    "ConnectionError": ErrorCode.NO_NETWORK,
    "HTTPClientError": ErrorCode.NO_NETWORK,
    "ParamValidationError": ErrorCode.BAD_REQUEST,
    "ValidationError": ErrorCode.BAD_REQUEST,
    "BotoCoreError": ErrorCode.AWS_TROUBLE,
    "ResponseParserError": ErrorCode.AWS_TROUBLE,
}
"""botocore's own exceptions, by class name; the nearest base class counts."""
