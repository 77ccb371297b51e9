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
cli-change-help = give a VPN that stands other settings; what others changed at AWS stays as it is
cli-change-split = on: only what is for the network goes through the VPN; off: everything
cli-change-session = hours after which a connection ends
cli-change-port = the port; profiles that were handed out must be replaced then
cli-change-banner = the message that people see when they connect; empty takes it away
cli-change-dns = DNS servers for connected laptops, two at most; empty for none
cli-change-authorize = all ranges that people may reach, in place of those until now
cli-change-routes = all routes beyond the VPC, in place of those until now
cli-change-nothing = Name at least one setting: cvpn-wizard change --help
cli-change-done = Done: “{ $name }” has these settings at AWS. It may take up to four hours until every laptop has noticed.
cli-change-stopped = Stopped half-way. Say the same once more to go on; “show” tells what differs.

run-paused = paused
care-section-settings = Settings
care-pause-title = Pause
care-pause-title-paused = Paused
care-pause-lead = While nobody needs it, take the target networks away: that saves { $month } USD a month. Profiles stay valid; bringing it back takes 5 to 15 minutes.
care-pause-lead-paused = No target network is associated, and nobody can connect. Bringing it back costs { $month } USD a month from then on, and takes 5 to 15 minutes.
care-pause-ask = Whoever is connected is cut off, and nobody can connect until you bring it back. That saves { $month } USD a month.
care-pause-begin = Pause…
care-pause-sure = Cut off and pause
care-pause-back = Bring it back
care-pause-not = Not now
care-pausing = Taking the target networks away…
care-unpausing = Associating the target networks again…
care-pause-step = { $step }: { $state }
care-paused = Paused. That saves { $month } USD a month.
care-unpaused = It is back, with all routes and rules.
care-settings-change = Change at AWS
care-settings-reset = As it is now
care-settings-row = { $what }: { $was } → { $now }
care-settings-cuts = This change ends live connections once. They come back by themselves.
care-settings-port = With another port, profiles that were handed out no longer connect. Hand out new ones afterwards (People → bundle).
care-settings-changing = Changing it at AWS…
care-settings-changed-one = Changed: { $what }
care-settings-changed = AWS has all of it. It may take up to four hours until every laptop has noticed.
care-paused-notice = Paused: no target network is associated, and nobody can connect. Settings brings it back.
