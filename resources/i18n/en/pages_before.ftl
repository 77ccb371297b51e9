# Page Before you begin: which VPN, what is needed, what it costs, how long it takes.

before-heading = Which VPN do you want to make?
before-lead = A Client VPN connects single laptops, wherever they are, to your network at AWS.

before-name = Name of the VPN
before-name-term = Client VPN endpoint
before-name-hint = Everything that is made gets this name as a tag, so that all of it can be found and removed later.

before-cost = Estimated cost a month
before-cost-yen = ¥{ $yen }
before-cost-usd = about ${ $usd }
before-cost-how = One subnet around the clock, { $laptops } laptops for { $hours } hours a day. You see the exact sum before anything is made.
before-cost-practice = In practice nothing is billed.

before-time = How long it takes
before-time-aws = 10–20
before-time-aws-unit = minutes
before-time-aws-how = Most of it is AWS making things; you answer six short pages.
before-time-practice = 15
before-time-practice-unit = seconds
before-time-practice-how = In practice. At AWS it takes 10 to 20 minutes.

before-needs = What you need
before-need-account = An AWS account, and a key, a profile or a sign-in that may use EC2, ACM and CloudWatch Logs. The next page tells you exactly which permissions.
before-need-people = The names of the people or laptops that will connect.
before-need-client = On each laptop: AWS VPN Client, or OpenVPN.
before-need-practice = Nothing: no AWS account and no key.

before-which = Is Client VPN what you are looking for?
