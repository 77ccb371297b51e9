# Page Network: the VPC, its subnets, the security group, the log, a server that answers.

network-heading = Which network should laptops reach?
network-lead = Choose an existing one, or make a new one. What exists stays as it is.
network-listing = Asking AWS what is there…
network-reload = Ask AWS again
network-again = Try again
problem-network-not-listed = What is there could not be listed yet. Try again, or let a new network be made.

network-vpc = Network
network-vpc-term = VPC
network-vpc-why = A VPC is your own network at AWS. People come in here; what they may reach you say two pages on.
network-vpc-new = Make a new one
network-vpc-default = (default)
network-new_vpc_name = Its name
network-new_vpc_cidr = Its range
network-new_vpc_cidr-term = IPv4 CIDR

network-subnets = Where the endpoint stands
network-subnets-term = Target networks
network-subnets-why = One subnet is enough. A second one in another zone keeps the VPN up when a zone fails, and costs as much again.
network-subnets-none = This VPC has no subnet yet.
network-column-name = Subnet
network-column-range = Range
network-column-zone = Zone
network-column-free = Free
network-column-verdict = Will it do?
network-subnet-good = Yes
network-subnet-dedicated = No: the VPC is on dedicated hardware
network-subnet-small = No: smaller than a /{ $prefix }
network-subnet-few-free = No: AWS wants { $least } free addresses
network-subnet-zone-taken = One in this zone is chosen
network-new_subnet = Make a new subnet for it
network-new_subnet_name = New target subnet
network-new_subnet_cidr = Its range
network-new_subnet_cidr-term = /27 or larger
network-billing = { $count ->
    [one] AWS bills for { $count } subnet by the hour, from when it is associated until it is taken away.
   *[other] AWS bills for { $count } subnets by the hour, from when they are associated until they are taken away.
}

network-server_enabled = A small server that answers ping
network-server-hint = It proves that the tunnel works. A few dollars a month; it goes when the VPN is removed.
network-server-why = Without one, name a computer in the VPC that answers ping when you check the connection.
network-server_subnet = It stands in
network-server_subnet-term = Subnet
network-server_subnet_name = Subnet for it
network-server_subnet_name-term = new
network-server_subnet_cidr = Its range
network-server_address = Address of the server
network-server_type = Size
network-server_type-term = Instance type
problem-network-server-nowhere = This VPC has no subnet in which a server could stand.

network-more = More: security group, connection log
network-group = What the endpoint lets through
network-group-term = Security group
network-group-why = AWS puts it on the endpoint's network interfaces, and we on the server that answers ping.
network-group-new = Make a new one
network-group-answers = lets ping in
network-new_group_name = Its name
network-ping_allowed = Let ping in
network-ping_allowed-term = All ICMP – IPv4
network-ping_from = Ping from
network-ping_from-term = Source
problem-network-group-exists = This VPC has a security group “{ $value }” already.
problem-network-group-deaf = “{ $name }” does not let ping in, so the server would not answer.

network-log_enabled = Write down who connects
network-log_enabled-term = Connection log
network-log-why = Every connection, with person, address and times, in CloudWatch Logs. It costs next to nothing.
network-log_group = Log group
network-log-there = It is there already, and stays as it is.
network-log-new = It will be made.
network-log_stream = Log stream
network-log_retention = Kept for
network-log-days = { $days } days
network-log-for-ever = ever
