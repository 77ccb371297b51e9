# Pausing a VPN, and giving it other settings

refusal-paused-already-title = The VPN is paused already
refusal-paused-already-why = No target network is associated, so AWS bills nothing by the hour for it.
refusal-paused-already-do = There is nothing to do. Bring it back when people need it.
refusal-not-paused-title = The VPN is not paused
refusal-not-paused-why = Nothing was taken away by a pause that could be brought back.
refusal-not-paused-do = If target networks are missing at AWS, the check of the AWS side says so and puts them back.
cli-pause = take the target networks away, so that AWS bills nothing by the hour; profiles stay valid
cli-unpause = bring a paused VPN back
cli-pause-yes = yes, cut off whoever is connected
cli-pause-needs-yes = Pausing “{ $name }” cuts off whoever is connected. Add --yes to go on.
cli-paused = “{ $name }” is paused. That saves { $saved } USD a month; profiles go on working once it is back (unpause).
cli-unpaused = “{ $name }” is back, with { $count ->
        [one] one target network
       *[other] { $count } target networks
    }. AWS bills { $cost } USD a month for that again.
cli-pause-cut = Stopped half-way. Say “{ $command }” again to go on.
cli-show-paused = Paused: no target network is associated, and nobody can connect. Bring it back with: cvpn-wizard unpause { $name }
refusal-unchangeable-title = AWS cannot change this on an endpoint that exists
refusal-unchangeable-why = { $name ->
        [none] The plan wants something that is settled when an endpoint is made.
       *[other] The plan wants another { $name }; that is settled when an endpoint is made.
    }
refusal-unchangeable-do = Put the old value back into the plan, or set up a second VPN under another name and move people over before you remove this one.
cli-change = Change   { $what }: “{ $was }” → “{ $now }”
cli-changed = Changed: { $what }: “{ $was }” → “{ $now }”
cli-changed-port = The port has changed: profiles that were handed out before do not connect any more. Hand out new ones (person bundle).
cli-still-differs = Others changed this at AWS, and it was left alone. To make AWS as the plan says: cvpn-wizard show { $name } --put-back
