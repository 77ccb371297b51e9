# Steps of a run. step-<kind>: what it makes, a noun; -doing: while it works.

step-vpc = VPC
step-vpc-doing = Creating the VPC
step-subnet = Subnet { $subject }
step-subnet-doing = Creating the subnet { $subject }
step-security_group = Security group
step-security_group-doing = Creating the security group
step-check_server = Check server
step-check_server-doing = Starting the check server
step-log_group = Connection log
step-log_group-doing = Creating the log group and stream
step-certificates = Certificates on this computer
step-certificates-doing = Making the CA and the certificates
step-server_certificate = Server certificate in ACM
step-server_certificate-doing = Importing the server certificate
step-client_certificate = Client certificate in ACM
step-client_certificate-doing = Importing the client certificate
step-endpoint = Client VPN endpoint
step-endpoint-doing = Creating the Client VPN endpoint
step-association = Target network { $subject }
step-association-doing = Associating the subnet { $subject }
step-authorization = Authorization rule for { $subject }
step-authorization-doing = Allowing { $subject }
step-route = Route { $subject }
step-route-doing = Adding the route { $subject }
step-profile = Profile of { $subject }
step-profile-doing = Writing the profile of { $subject }

# The state of a step

state-waiting = Waiting
state-looking = Looking
state-present = Exists already
state-making = Making
state-settling = AWS is working on it
state-done = Done
state-failed = Failed
state-cancelled = Not done
state-unmaking = Removing
state-gone = Removed
state-left = Still there
