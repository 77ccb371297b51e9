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
