# Steps of a run. step-<kind>: what it makes, a noun.

step-vpc = VPC
step-subnet = Subnet { $subject }
step-security_group = Security group
step-check_server = Check server
step-log_group = Connection log
step-certificates = Certificates on this computer
step-server_certificate = Server certificate in ACM
step-client_certificate = Client certificate in ACM
step-endpoint = Client VPN endpoint
step-revocation_list = Revocation list
step-association = Target network { $subject }
step-authorization = Authorization rule for { $subject }
step-route = Route { $subject }
step-profile = Profile of { $subject }

# The state of a step

state-waiting = Waiting
state-looking = Checking
state-present = Exists already
state-making = Making
state-settling = AWS is working on it
state-settling-here = Checking
state-done = Done
state-failed = Failed
state-cancelled = Not done
state-unmaking = Removing
state-gone = Removed
state-left = Still there
