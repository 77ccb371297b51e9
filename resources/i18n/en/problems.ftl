# What is wrong with a value, and what would do.
problem-range-empty = Give an IPv4 range, for example { $example }.
problem-range-no-prefix = “{ $value }” has no prefix length. Write it like { $example }.
problem-range-wrong = “{ $value }” is not an IPv4 range. Write it like { $example }.
problem-range-host-bits = { $value } does not begin at a boundary of its size. { $right } would.
problem-range-twice = { $value } is there twice.
problem-client-cidr-large = { $value } is larger than AWS allows. The largest is a /12.
problem-client-cidr-small = { $value } is smaller than AWS allows. The smallest is a /22.
problem-client-cidr-overlap-vpc = { $value } overlaps the VPC's range { $other }. Choose one outside of it.
problem-client-cidr-overlap-secondary = { $value } overlaps the VPC's secondary range { $other }. Choose one outside of it.
problem-client-cidr-overlap-route = { $value } overlaps { $other }, to which the VPC has a route. Choose another range.
problem-client-cidr-overlap-peering = { $value } overlaps { $other } of a peered VPC. Choose another range.
problem-client-cidr-overlap-extra-route = { $value } overlaps { $other }, the target of one of your routes. Choose another range.
problem-client-cidr-overlap-local = { $value } overlaps { $other }, which this computer uses itself. The VPN would not work well from here.
problem-client-cidr-overlap-home = { $value } overlaps { $other }, which many home routers use. Laptops at such a home could lose their printer or the VPN.
problem-client-cidr-public = { $value } are public addresses. Use a private range (10…, 172.16…, 192.168…) unless they are yours.
problem-vpc-cidr-size = { $value }: a VPC's range is a /16 at most and a /28 at least.
problem-target-subnet-small = { $value } is too small for a target network. AWS asks for a /27 or larger.
problem-subnet-small = { $value } is smaller than AWS allows. The smallest subnet is a /28.
problem-subnet-outside = { $value } is not inside the VPC ({ $vpc }).
problem-subnet-overlap = { $value } overlaps the subnet { $other }.
problem-address-wrong = “{ $value }” is not an IPv4 address. Write it like { $example }.
problem-server-address-outside = { $value } is not in the subnet { $subnet }.
problem-server-address-reserved = AWS keeps { $value } of { $subnet } for itself: the first four addresses and the last.
problem-server-subnet-unknown = There is no subnet “{ $value }” in this plan. Name one of its subnets, or give an id (subnet-…).
problem-name-empty = Give a name.
problem-name-long = “{ $value }” is too long. { $most } characters are allowed.
problem-name-form = “{ $value }” has characters that do not work in a file name. Use letters, digits, dots and hyphens.
problem-server-name-form = “{ $value }” is not a domain name. Use letters, digits, hyphens and dots, for example server.example.internal.
problem-vpn-name-form = “{ $value }” does not work as a name. Use letters, digits, hyphens and dots.
problem-name-reserved = “{ $value }” is a name that Windows or this program keeps for itself.
problem-name-twice = “{ $value }” is there twice.
problem-group-name-id = AWS does not take names of security groups that begin with “sg-” ({ $value }).
problem-group-in-new-vpc = A new VPC has no security group “{ $value }” yet. Let one be made: { "{" } name = "…" { "}" }
problem-zone-twice = Two target networks are in { $value }. AWS takes one for each Availability Zone.
problem-dns-many = AWS takes { $most } DNS servers at most.
problem-banner-long = The banner has { $size } bytes. { $most } are allowed.
problem-not-allowed = { $value } is not possible here. Possible: { $allowed }
problem-years = { $value } years are not possible. Give 1 to { $most }.
problem-log-name-form = “{ $value }” has characters that CloudWatch Logs does not accept.
problem-instance-type-form = “{ $value }” is not an instance type. Write it like t4g.nano.
problem-authorize-empty = Say which range people may reach, for example the VPC's. Otherwise they connect and reach nothing.
problem-route-not-authorized = There is a route to { $value }, but no authorization rule lets anybody use it.
problem-route-all-in-split = With split tunnel on, a route to 0.0.0.0/0 still sends everything into the tunnel. AWS advises against it.
problem-clients-empty = Name at least one person or laptop.
problem-targets-empty = Name at least one target subnet.
problem-day-form = “{ $value }” is not a day. Write it like 2036-05-01.
problem-region-form = “{ $value }” is not a Region. Write it like ap-northeast-1.
problem-vpc-missing = Choose a VPC, or make a new one.
problem-security-group-missing = Choose a security group, or make a new one.
problem-account-missing = Choose an AWS account and have it verified.
problem-account-region-missing = Choose a Region.
problem-authority-form = Write "new", or the path of an EasyRSA pki folder. “{ $value }” is neither.
problem-route-to-vpc = AWS makes the route to the VPC ({ $value }) itself. Leave it out.
problem-subnet-in-new-vpc = A new VPC has no subnet “{ $value }” yet. Let one be made: { "{" } name = "…", cidr = "…" { "}" }
# plan files
problem-toml = This is not TOML: { $reason }
problem-key-unknown = “{ $key }” is not known here. Known: { $known }
problem-key-unknown-near = “{ $key }” is not known here. Do you mean “{ $near }”?
problem-key-missing = “{ $key }” is missing.
problem-type-table = A table ([section] or { "{" } key = value { "}" }) is wanted here.
problem-type-text = “{ $key }” wants a text in quotes.
problem-type-number = “{ $key }” wants a whole number.
problem-type-yes = “{ $key }” wants true or false.
problem-type-texts = “{ $key }” wants a list of texts: ["…", "…"]
problem-type-subnets = “{ $key }” wants a list of names, ids, or { "{" } name = "…", cidr = "…" { "}" }.
