# Endpoints made by hand that are adopted.

refusal-adopted-title = { $name ->
    [none] This VPN was made by hand
   *[other] “{ $name }” was made by hand
}
refusal-adopted-why = The wizard manages it, but did not make it. So it neither builds nor removes any of it.
refusal-adopted-do = Give the new VPN another name.

refusal-known-already-title = { $ids ->
    [none] This endpoint is known here already
   *[other] The endpoint { $ids } is known here already
}
refusal-known-already-why = { $name ->
    [none] It was set up from this computer.
   *[other] It is the VPN “{ $name }”, set up from this computer.
}
refusal-known-already-do = There is nothing to adopt: look after it under that name.

refusal-not-adoptable-title = { $ids ->
    [none] This endpoint cannot be adopted
   *[other] The endpoint { $ids } cannot be adopted
}
refusal-not-adoptable-why = Only endpoints that let people in by certificate and give them IPv4 addresses can be looked after here.
refusal-not-adoptable-do = Go on looking after it in the AWS console.

refusal-run-unfinished-title = { $name ->
    [none] A run of this VPN is not finished
   *[other] A run of “{ $name }” is not finished
}
refusal-run-unfinished-why = As long as it is half made, nobody can say what differs from the plan.
refusal-run-unfinished-do = Continue that run or undo it, then try again.

problem-endpoint-form = “{ $value }” is no id of a Client VPN endpoint (cvpn-endpoint-…).

problem-vpn-name-taken = A VPN called “{ $value }” is known here already.

finding-risk-no-san = The server certificate “{ $name }” has no subject alternative name
finding-risk-no-san-why = AWS's newer console and some clients do not accept such a certificate; renewing it may fail.
finding-risk-no-san-do = When you renew it, issue it with the same name as subject alternative name (DNS).

finding-risk-default-group = The endpoint uses the VPC's default security group ({ $group })
finding-risk-default-group-why = Everything else that uses it is open to everybody with a certificate. { $others ->
    [one] One other interface uses it.
   *[other] { $others } other interfaces use it.
}
finding-risk-default-group-do = Give the endpoint a group of its own. Servers that let only the default group in must let that one in first.

finding-risk-all-users = Everybody with a certificate may reach all of { $cidr }
finding-risk-all-users-why = A laptop that is lost or infected reaches every server there.
finding-risk-all-users-do = Replace the rule with rules for the ranges that people need.

finding-risk-portal-on = The self-service portal is on
finding-risk-portal-on-why = With certificates it is of no use, and shows the endpoint to the internet.
finding-risk-portal-on-do = Switch it off.

finding-risk-log-off = No connection log is written
finding-risk-log-off-why = Nobody can tell later who was connected, or why somebody could not connect.
finding-risk-log-off-do = Switch it on, with a log group of its own that keeps 30 days.

finding-risk-no-authority = The CA of this VPN is not on this computer
finding-risk-no-authority-why = Nobody can be added, renewed or locked out from here.
finding-risk-no-authority-do = Name the EasyRSA folder (pki): in the Overview of the VPN, or with adopt … --pki FOLDER.

cli-adopt = adopt an endpoint made by hand, and say what is missing or risky
cli-adopt-name = its name here (default: from its Name tag)
cli-adopt-region = the Region (default: the AWS settings')
cli-adopt-pki = the EasyRSA folder (pki) with the CA that signs the clients' certificates
cli-adopt-fix = put this right (a code of the list, or “all”); may be named several times
cli-adopt-look = only look and tell; keep nothing
cli-adopt-done = “{ $name }” is managed here now. Nothing at AWS was changed.
cli-adopt-known = “{ $name }” is managed here already.
cli-adopt-looked = Adopting would manage it here as “{ $name }”. Nothing was kept.
cli-adopt-fixable = Can be put right with --fix: { $codes }
cli-adopt-fixed = Put right: { $title }
cli-adopt-not-fixable = “{ $code }” is not among the findings that can be put right here.
cli-adopt-no-region = No Region is set: name one with --region.
cli-let-go = “{ $name }” was made by hand: nothing of it was removed. It is no longer managed here.
receipt-as-it-was = Stays as it was: { $step } { $resource }
