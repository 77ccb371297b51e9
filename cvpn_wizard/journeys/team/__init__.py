"""Several computers, one truth: a team store in the customer's own AWS account.

``shared.py`` is where it meets the work on people: records that share what is written into them.
"""
