checking-aws = Look at the AWS side too, where this computer may
checking-aws-looking = The AWS side is being looked at…
checking-aws-looked = AWS was looked at too: { $vpn }
checking-aws-unknown = The AWS side was not looked at: this computer's records know no VPN of this profile. An administrator can look further.
checking-aws-no-way-in = The AWS side was not looked at: there are no credentials on this computer. An administrator can look further.
checking-aws-refused = The AWS side could not be looked at ({ $why }). An administrator can look further.
