# Who can apply a remedy.

mender-person = the person at the laptop
mender-helpdesk = the helpdesk
mender-admin = an admin of the AWS account
