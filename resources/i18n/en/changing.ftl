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
