# The tab Team in the room of a VPN.
care-section-team = Team
care-team-why = By default people and certificates are recorded on this computer only. A team store in your own AWS account shares them, and the CA, with other admins' computers: nobody issues the same name twice, and a computer that is lost takes nothing with it.
care-team-cost = Costs about 0.45 USD a month (one secret in Secrets Manager, a small DynamoDB table) until it is taken away. Removing the VPN removes it too.
care-team-create = Share with a team
care-team-creating = Making the team store…
care-team-look = Compare again
care-team-looking = Comparing…
care-team-leave = Go on alone on this computer
care-team-differs = The store and this computer do not agree. Compare again.
care-team-join = On another computer: cvpn-wizard team join { $vpn }
care-team-to-revoke = Replaced by the helpdesk, and still valid: { $names }

# Below the list of VPNs.
care-join-title = Join a team's VPN
care-join-lead = Another computer shares its VPN through a team store in your AWS account. Rights at AWS are all that is needed here: people, dates and the CA come from the store.
care-join-name = Name of the VPN, or ID of its endpoint
care-join-join = Join
care-join-busy = Joining…
care-join-done = { $name } is shared with this computer. Certificates can be issued and revoked here.
care-join-done-reads = { $name } is shared with this computer for reading: the CA is not here.
