# Who can apply a remedy.

mender-person = the person at the laptop
mender-helpdesk = the helpdesk
mender-admin = an admin of the AWS account

# On the command line.

cli-finding-broken = [broken] { $title } ({ $code })
cli-finding-warned = [warning] { $title } ({ $code })
cli-finding-who = { "    " }Who can do it: { $who }
