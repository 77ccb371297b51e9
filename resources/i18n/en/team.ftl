step-team_store = Team store
step-team_store-doing = Setting up the team store

refusal-team-conflict-title = Another computer was faster: { $name }
refusal-team-conflict-why = Somebody else has changed it, or is issuing it right now. Nothing was issued here.
refusal-team-conflict-do = Look at the list again, and repeat what is still needed. What another computer left unfinished can be issued here after ten minutes.
refusal-team-busy-title = Another computer is revoking for { $name } right now
refusal-team-busy-why = Only one computer at a time may change the revocation list.
refusal-team-busy-do = Wait a minute and try again. What you revoked is noted and will be on the next list.
refusal-team-gone-title = The team store of { $name } is not there
refusal-team-gone-why = AWS has no table for it in this account and Region. It was never made, or somebody took it away.
refusal-team-gone-do = Check the account and the Region. To go on without it: team leave { $name }. To make it again from what is known here: team leave, then team create.
refusal-team-exists-title = { $name } has a team store already
refusal-team-exists-why = Another computer made it. Two would not agree with each other.
refusal-team-exists-do = Join it: team join { $name }
refusal-team-not-joined-title = This computer does not use a team store for { $name }
refusal-team-not-joined-why = What it knows of people and certificates is on this computer only.
refusal-team-not-joined-do = Make one with team create { $name }, or join one that is there with team join { $name }.
