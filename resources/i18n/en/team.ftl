step-team_store = Team store

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

# The command "team".
cli-team = share one VPN's register and CA between several computers, in your own AWS account
cli-team-create = make the team store of a VPN that is known here
cli-team-join = join a team store: NAME is the VPN's name or its endpoint's id
cli-team-status = what the store has, after bringing both sides up to date
cli-team-leave = go on alone on this computer, with all that is known up to now
cli-team-helpdesk = only read the register; the CA does not come to this computer
cli-team-delete = take the store away as well, for everybody
cli-team-created = { $name } has a team store. Others join with: team join { $name }
cli-team-joined = This computer shares { $name } now. Its files are in { $folder }
cli-team-issues = Certificates can be issued and revoked here.
cli-team-reads = This computer reads the register. It cannot issue or revoke: the CA is not here.
cli-team-no-keyring = This computer has no keyring: the CA's passphrase was not kept here. It stays in the team store; join again when it is needed.
cli-team-register = { $people } names, { $certificates } certificates, { $revoked } of them revoked; revocation list number { $number }
cli-team-agrees = The store and this computer agree.
cli-team-differs = The store and this computer do not agree. Run it again; if that stays so, look with person list.
cli-team-places = Table { $table }, secret { $secret }
cli-team-computer =   { $computer }: { $n ->
    [one] { $n } name
   *[other] { $n } names
}
cli-team-left = This computer no longer shares { $name }. The store stays for the others, and costs while it stands.
cli-team-deleted = The team store of { $name } is gone, for everybody.
cli-policy-team = what a team store needs beside the other policies: for an admin, or for a helpdesk that only reads the register
cli-team-handed = Handed out of queues by the helpdesk: { $n }
cli-team-to-revoke = Replaced by the helpdesk and still valid: person revoke { $vpn } { $names }
