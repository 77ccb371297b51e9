"""AWS in a process of its own: botocore's Python work must not make a window stutter.

boto3's import, reading AWS's models, signing, parsing: all of it is Python, and holds Python's
lock. In the window's own process a run with ten calls side by side left a repaint a tenth of the
time that it needs. So the window sends its calls to a child over pipes
(:class:`~cvpn_wizard.adapters.aws.apart.far_cloud.FarCloud`); the command line has no window to
keep fluent and calls AWS itself.
"""
