# The change of a VPN's CA, with an overlap.
rollover-plan-title = Changing the CA of “{ $name }”
rollover-now-title = The CA of “{ $old }” is being changed; “{ $new }” takes its place.
rollover-why = AWS fixes the CA that an endpoint trusts when the endpoint is made, so a new CA needs a second endpoint beside the one there is. Nothing changes for anybody until the old one is ended.
rollover-ends = With the CA there is, nobody can connect after { $date }.
rollover-ends-unknown = When the CA ends is not known here; its certificate is missing.
rollover-begin-by = From { $date } on, what it issues lasts no longer than the CA itself. That is the day to begin by.
rollover-second = The second endpoint: “{ $name }”, in the same VPC and subnets, with the same security group and the same rules and routes, and { $cidr } as its own client range.
rollover-cost = While both stand: { $day } USD a day more for { $subnets ->
    [one] one subnet
   *[other] { $subnets } subnets
}, { $usd } USD for { $days ->
    [one] one day
   *[other] { $days } days
} (prices of { $date }). Connections cost the same on either.
rollover-cost-unknown = The price of this Region is not known here; it is a typical one.
rollover-people = { $count ->
    [one] One laptop has to move; it gets a new certificate and profile.
   *[other] { $count } laptops have to move; each gets a new certificate and profile.
}
rollover-own-keys = { $count ->
    [one] One of them made its key itself: it has to send a new request (“person add --csr”).
   *[other] { $count } of them made their keys themselves: they have to send new requests (“person add --csr”).
}
rollover-phase-set-up = 1. New CA and second endpoint
rollover-phase-set-up-meaning = A new CA is made, its key encrypted, and the second endpoint is set up. Nobody notices.
rollover-phase-hand-out = 2. New profiles for everybody
rollover-phase-hand-out-meaning = A bundle for each laptop. The old profile goes on working beside the new one.
rollover-phase-move = 3. Everybody moves
rollover-phase-move-meaning = Each laptop connects with the new profile once; who has is seen here.
rollover-phase-end = 4. The old endpoint ends
rollover-phase-end-meaning = Its sessions end, its profiles work no more, and it stops costing. Whoever has not moved is locked out.
rollover-state-ahead = later
rollover-state-now = now
rollover-state-late = overdue
rollover-state-done = done
rollover-counted = { $state } ({ $done } of { $total })
rollover-phase-line = { $name }: by { $date } – { $state }
rollover-move-waiting = no new profile yet
rollover-move-own-key = waits for its request
rollover-move-handed = has the new profile, not seen with it
rollover-move-moved = moved
rollover-never = never
rollover-mover = { $name }: { $move } (new endpoint: { $seen }; old one: { $before })
rollover-behind = { $count ->
    [0] Everybody has moved. The old endpoint can end.
    [one] One laptop has not moved. Ended now, the old endpoint would lock it out.
   *[other] { $count } laptops have not moved. Ended now, the old endpoint would lock them out.
}
rollover-not-asked = AWS could not be asked who is connected; this is what was seen last.
rollover-ended = The old endpoint of “{ $old }” is gone. “{ $new }” has taken its place, with the network that was shared.
rollover-proof-proved = Proved by handshakes: the new endpoint takes certificates of the new CA, and none of the old one.
rollover-proof-silent = The new endpoint could not be reached from here ({ $outcome }), so nothing is proved. Try with one laptop before you hand out to all.
rollover-proof-wrong = The new endpoint answers, and not as it should ({ $outcome }). Nobody should be sent there.
problem-rollover-until-past = { $value } is not ahead. The overlap needs at least a day.
problem-rollover-until-late = On { $value } the CA has ended already ({ $ends }).
problem-rollover-name-known = A VPN was called “{ $value }” before. Choose another name.
problem-rollover-ca-ended = The CA ended on { $date }: nobody can connect until the new profile is in place. There is nothing left to overlap with.
problem-rollover-quota = { $count } endpoints stand and AWS allows { $quota } in this Region: ask for more under Service Quotas first.
problem-rollover-adopted = The old endpoint ({ $endpoint }) was made by hand. We never delete it: in the end you do, in the console; until then it costs.
problem-rollover-team = The team store is of “{ $name }” alone. Make one for the second VPN (“team create”) before others work on it.
problem-rollover-helpdesk = Queues for the helpdesk hold profiles of the old CA. Prepare new ones; what was never handed out of the old ones is counted as not moved.
problem-rollover-portal = The self-service portal is on. It is off at the second endpoint: it serves no certificates of persons.
refusal-rollover-open-title = The CA of “{ $name }” is being changed already
refusal-rollover-open-why = “{ $ids }” stands beside it to take its place.
refusal-rollover-open-do = Go on with that change, or cancel it first.
refusal-rollover-none-title = The second endpoint of “{ $name }” is not there
refusal-rollover-none-why = No change of its CA is under way, or its second endpoint is not finished.
refusal-rollover-none-do = Begin the change, or go on with it: “rollover { $name } --begin --yes”.
refusal-rollover-unproved-title = The new endpoint does not take the new certificates
refusal-rollover-unproved-why = Real handshakes with “{ $name }” ended otherwise than they must: it refuses the new CA, or takes certificates of the old one.
refusal-rollover-unproved-do = Do not hand out its profiles. Look at it with “doctor”, or cancel the change and begin anew; the old endpoint works as before.
refusal-rollover-unmoved-title = Not everybody has moved
refusal-rollover-unmoved-why = These laptops have not been seen on the new endpoint and would be locked out: { $ids }
refusal-rollover-unmoved-do = Wait until they have, or say that they may be left behind.
refusal-rollover-ended-title = The old endpoint of “{ $name }” is ended
refusal-rollover-ended-why = “{ $ids }” has taken its place. There is no way back to the old CA.
refusal-rollover-ended-do = Go on with “{ $ids }”. To take everything away, remove that one.
receipt-heir = Stays, “{ $heir }” uses it: { $step } { $resource }
removed-heir = Done. The endpoint of “{ $name }” is gone, and nothing of it costs any more. The network stays: “{ $heir }” uses it, and takes it along when it is removed. Certificates and keys on this computer were kept.
rollover-title = Changing the CA
rollover-by = by { $date }
rollover-number-ends = The CA ends
rollover-number-cost = The overlap costs
rollover-number-moved = Laptops
rollover-unit-to-move = to move
rollover-unit-a-day = USD a day
rollover-unit-of = of { $total } moved
rollover-until = Last day of the overlap
rollover-planning = Looking at the VPN and planning…
rollover-setting-up = Making the new CA and the second endpoint…
rollover-taking-away = Taking away…
rollover-begun = The new CA and the second endpoint are ready. Next: new profiles for everybody.
rollover-step-done = Done.
rollover-not-done = It stopped half-way. What was done stays; go on when you like.
rollover-sure-finish = { $behind ->
    [0] Everybody has moved. The old endpoint is taken away for good, with its profiles; the network stays.
    [one] One laptop has not been seen on the new endpoint and will be locked out. The old endpoint is taken away for good.
   *[other] { $behind } laptops have not been seen on the new endpoint and will be locked out. The old endpoint is taken away for good.
}
rollover-sure-cancel = The second endpoint is taken away again, and whoever is connected there is put out. The old one goes on as before.
rollover-do-plan = Plan the change of CA
rollover-do-begin = Set up the second endpoint
rollover-do-go-on = Go on setting up
rollover-do-hand-out = Make bundles for everybody
rollover-do-look = Look again
rollover-do-finish = End the old endpoint…
rollover-do-finish-sure = End it now
rollover-do-cancel = Cancel the change…
rollover-do-cancel-sure = Take it away
rollover-do-close = Close
cli-rollover = plan and carry out the change of a VPN's CA, with an overlap
cli-rollover-status = how far it is, and who has moved
cli-rollover-begin = make the new CA and the second endpoint, or go on with it (needs --yes)
cli-rollover-prove = show both endpoints certificates of both CAs, by real handshakes
cli-rollover-hand-out = a new certificate and a bundle for everybody who has none
cli-rollover-finish = end the old endpoint (needs --yes)
cli-rollover-cancel = take the second endpoint away again (needs --yes)
cli-rollover-as = name of the second VPN (default: NAME-YEAR)
cli-rollover-until = last day of the overlap (default: in 60 days, or a week before the CA ends)
cli-rollover-cidr = client range of the second endpoint (default: a free one of the same size)
cli-rollover-authority = an EasyRSA folder with the new CA (default: a new one is made)
cli-rollover-leave-behind = finish although some have not moved: they are locked out
cli-rollover-offline = do not ask AWS who is connected
cli-rollover-plan-next = Nothing was changed. To begin: cvpn-wizard rollover { $name } --begin --yes
cli-rollover-begin-needs-yes = A second endpoint costs as soon as it stands. Look at the plan (“rollover { $name }”) and say --yes.
cli-rollover-finish-needs-yes = Ending the old endpoint of “{ $name }” cannot be taken back. Say --yes.
cli-rollover-cancel-needs-yes = Taking the second endpoint of “{ $name }” away ends the sessions of those who have moved. Say --yes.
cli-rollover-next-set-up = Next: cvpn-wizard rollover { $name } --begin --yes
cli-rollover-next-hand-out = Next: cvpn-wizard rollover { $name } --hand-out
cli-rollover-next-move = Next: wait until everybody has connected with the new profile.
cli-rollover-next-end = Next: cvpn-wizard rollover { $name } --finish --yes
