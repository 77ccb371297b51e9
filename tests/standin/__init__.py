"""A second stand-in for AWS, for tests only: an HTTP server for unmodified AWS clients.

Written from botocore's service models and AWS's documentation alone. It knows nothing of moto or of
the practice AWS, so that a misreading of AWS has to be made twice before a test believes it.
It is unkind on purpose: what was just made is not shown everywhere at once, pages are small, calls
are throttled, answers get lost, and all of that by a seeded chance.
"""
