# Why the world said no: what happened (title), why, and what to do now.
# A fact that the refusal does not carry arrives as the word "none": give it a variant.

# Credentials and reach

refusal-no-credentials-title = No AWS credentials were found
refusal-no-credentials-why = The program needs to know as whom to speak to AWS, and neither an access key nor a profile was found.
refusal-no-credentials-do = Type in an access key, choose a profile, or sign in.

refusal-bad-credentials-title = AWS does not know this access key
refusal-bad-credentials-why = The key ID or the secret has a typing mistake, or the key was deleted or switched off in IAM.
refusal-bad-credentials-do = Type in both parts again, or make a new access key in IAM.

refusal-expired-credentials-title = The credentials have expired
refusal-expired-credentials-why = Temporary credentials hold for a few hours only. Nothing is lost; what was made so far stays.
refusal-expired-credentials-do = Sign in again on the page Account, then press Retry.

refusal-mfa-needed-title = A code from the MFA device is needed
refusal-mfa-needed-why = This profile takes on a role that asks for the six-digit code of your MFA device.
refusal-mfa-needed-do = Type in the code that the device shows now.

refusal-mfa-wrong-title = The MFA code was not accepted
refusal-mfa-wrong-why = Each code holds for 30 seconds and works once only.
refusal-mfa-wrong-do = Wait for the next code and type it in.

refusal-sign-in-needed-title = Please sign in
refusal-sign-in-needed-why = The sign-in to IAM Identity Center has run out, or there has not been one yet.
refusal-sign-in-needed-do = Press Sign in on the page Account; the browser opens.

refusal-sign-in-failed-title = The sign-in did not succeed
refusal-sign-in-failed-why = It was refused or cancelled in the browser, or it took too long.
refusal-sign-in-failed-do = Check the start URL and its Region, then sign in again.

refusal-profile-unusable-title = { $name ->
    [none] This AWS profile cannot be used
   *[other] The AWS profile “{ $name }” cannot be used
}
refusal-profile-unusable-why = Something in the AWS config file is missing or does not fit together.
refusal-profile-unusable-do = Choose another profile, or mend this one in the AWS config file.

refusal-access-denied-title = { $action ->
    [none] A permission is missing
   *[other] The permission { $action } is missing
}
refusal-access-denied-why = AWS knows you, but your user or role may not do this.
refusal-access-denied-do = Ask whoever looks after your AWS account for the permissions; the page Account has the complete list to copy. Then press Retry.

refusal-region-disabled-title = { $region ->
    [none] This Region is not enabled
   *[other] The Region { $region } is not enabled
}
refusal-region-disabled-why = The account has not opted in to this Region, so AWS accepts no orders for it.
refusal-region-disabled-do = Enable it in the AWS console under Account, Regions, or choose another Region.

refusal-region-unknown-title = { $region ->
    [none] There is no such Region
   *[other] There is no Region called { $region }
}
refusal-region-unknown-why = AWS did not answer under that name.
refusal-region-unknown-do = Choose a Region from the list, such as ap-northeast-1 (Tokyo).

refusal-clock-wrong-title = This computer's clock is wrong
refusal-clock-wrong-why = AWS refuses orders that are dated more than five minutes off.
refusal-clock-wrong-do = Set the clock (on Windows: Settings, Time & language, Sync now), then press Retry.

refusal-no-network-title = AWS cannot be reached
refusal-no-network-why = There is no connection to the internet, or a firewall or proxy stands in the way.
refusal-no-network-do = Check the connection, then press Retry. What was made so far stays.

refusal-aws-slow-title = AWS did not answer in time
refusal-aws-slow-why = The connection is slow, or AWS is busy at the moment.
refusal-aws-slow-do = Press Retry; whatever AWS did finish will be found and not made twice.

refusal-throttled-title = AWS asks us to go slower
refusal-throttled-why = Many orders from this account arrive at the moment, perhaps from other tools as well.
refusal-throttled-do = Wait a minute, then press Retry.

refusal-aws-trouble-title = AWS has trouble of its own
refusal-aws-trouble-why = AWS answered with an error that is not about your order.
refusal-aws-trouble-do = Wait a few minutes, then press Retry. The AWS Health Dashboard shows known trouble.

# What AWS will not have

refusal-quota-reached-title = A limit of your AWS account is reached
refusal-quota-reached-why = { $quota ->
    [none] AWS allows only so many of these in a Region (for example five Client VPN endpoints or five VPCs).
   *[other] All that AWS allows in this Region are in use. AWS calls the limit { $quota }.
}
refusal-quota-reached-do = Delete one that is no longer needed, or ask AWS for more under Service Quotas, then press Retry.

refusal-not-found-title = { $name ->
    [none] Something is not there any more
   *[other] “{ $name }” was not found
}
refusal-not-found-why = It was deleted meanwhile, or it is in another Region or account.
refusal-not-found-do = Choose another one, or let the wizard make a new one.

refusal-ambiguous-name-title = { $name ->
    [none] The name is not unique
   *[other] There is more than one “{ $name }”
}
refusal-ambiguous-name-why = { $ids ->
    [none] Several carry this name.
   *[other] These carry the name: { $ids }.
}
refusal-ambiguous-name-do = Choose it by its ID instead of its name.

refusal-already-exists-title = { $name ->
    [none] It exists already
   *[other] “{ $name }” exists already
}
refusal-already-exists-why = Somebody else made it, so the wizard leaves it alone.
refusal-already-exists-do = Choose the existing one, or give yours another name.

refusal-in-use-title = { $name ->
    [none] Something is still in use
   *[other] “{ $name }” is still in use
}
refusal-in-use-why = AWS does not let go of it while something else holds on to it.
refusal-in-use-do = Wait a few minutes and press Retry. If it stays so, look in the AWS console for what uses it.

refusal-address-overlap-title = Two address ranges overlap
refusal-address-overlap-why = AWS accepts no client range that shares addresses with the VPC, a target subnet or a route.
refusal-address-overlap-do = Choose another client range on the page Addresses; it proposes a free one.

refusal-subnet-same-zone-title = Two target subnets are in the same Availability Zone
refusal-subnet-same-zone-why = An endpoint takes one subnet from each Availability Zone.
refusal-subnet-same-zone-do = Keep one of the two on the page Network.

refusal-subnet-unsuitable-title = { $name ->
    [none] This subnet cannot be a target network
   *[other] The subnet “{ $name }” cannot be a target network
}
refusal-subnet-unsuitable-why = It needs a size of at least /27, 20 free addresses, and a VPC without dedicated tenancy.
refusal-subnet-unsuitable-do = Choose another subnet on the page Network, or let the wizard make one.

refusal-certificate-refused-title = AWS did not accept a certificate
refusal-certificate-refused-why = Client VPN wants RSA with 2048 bits, a domain name, and a certificate that is valid today.
refusal-certificate-refused-do = Have new certificates made on the page Certificates.

refusal-bad-request-title = AWS did not accept the order
refusal-bad-request-why = One of the values does not please AWS. Its own words are under Details.
refusal-bad-request-do = Correct the value and press Retry. If nothing seems wrong, save the report and send it to us.

refusal-no-image-title = There is no image for the check server here
refusal-no-image-why = Amazon offers no Amazon Linux image for this instance type in this Region.
refusal-no-image-do = Choose another instance type on the page Network, or do without the check server.

refusal-settled-wrong-title = { $name ->
    [none] AWS began, then gave up
   *[other] AWS began with “{ $name }”, then gave up
}
refusal-settled-wrong-why = AWS accepted the order and reported a failure afterwards. Its own words are under Details.
refusal-settled-wrong-do = Press Retry. If it fails again, press Undo and save the report.

refusal-took-too-long-title = { $name ->
    [none] AWS takes longer than it should
   *[other] “{ $name }” takes longer than it should
}
refusal-took-too-long-why = { $minutes ->
    [none] It is not ready yet. AWS may still be working on it.
   *[other] It is not ready after { $minutes } minutes. AWS may still be working on it.
}
refusal-took-too-long-do = Press Retry to go on waiting; nothing is made twice.

refusal-not-ours-title = { $name ->
    [none] This was not made by the wizard
   *[other] “{ $name }” was not made by the wizard
}
refusal-not-ours-why = It does not carry the wizard's tag, so the wizard neither changes nor removes it.
refusal-not-ours-do = Change it in the AWS console, or choose something else.

# This computer

refusal-file-unreadable-title = A file cannot be read
refusal-file-unreadable-why = { $path ->
    [none] It is missing, locked, or you may not open it.
   *[other] { $path } is missing, locked, damaged, or you may not open it.
}
refusal-file-unreadable-do = Check the file and its permissions, then try again.

refusal-file-unwritable-title = A file cannot be written
refusal-file-unwritable-why = { $path ->
    [none] The folder is write-protected, or another program holds the file open.
   *[other] { $path } is write-protected, or another program holds it open.
}
refusal-file-unwritable-do = Close other programs or choose another folder, then press Retry.

refusal-disk-full-title = The disk is full
refusal-disk-full-why = { $path ->
    [none] There is no room left for the files.
   *[other] There is no room left for { $path }.
}
refusal-disk-full-do = Free some space (a few megabytes will do), then press Retry.

refusal-folder-missing-title = A folder is missing
refusal-folder-missing-why = { $path ->
    [none] It was moved or deleted, or its drive is not connected.
   *[other] { $path } was moved or deleted, or its drive is not connected.
}
refusal-folder-missing-do = Bring the folder back or choose another one.

refusal-plan-bad-title = The plan cannot be carried out as it is
refusal-plan-bad-why = { $path ->
    [none] One or more values are wrong or missing.
   *[other] One or more values in { $path } are wrong or missing.
}
refusal-plan-bad-do = Correct the values that are named and try again.

refusal-name-taken-title = { $name ->
    [none] There is a VPN of this name already
   *[other] There is a VPN called “{ $name }” already
}
refusal-name-taken-why = It stands in another account or Region, and names tell VPNs apart here.
refusal-name-taken-do = Give this one another name.

refusal-vpn-unknown-title = { $name ->
    [none] There is no such VPN here
   *[other] There is no VPN called “{ $name }” here
}
refusal-vpn-unknown-why = This computer has no record of it; perhaps it was set up on another one.
refusal-vpn-unknown-do = Check the name, or adopt the VPN by its endpoint ID.

refusal-run-busy-title = { $name ->
    [none] Work on this VPN is under way already
   *[other] Work on “{ $name }” is under way already
}
refusal-run-busy-why = Another window or a command is busy with it.
refusal-run-busy-do = Let it finish, or stop it there, then try again.

refusal-nothing-to-resume-title = There is nothing to resume
refusal-nothing-to-resume-why = The last run is complete, or was taken back.
refusal-nothing-to-resume-do = Nothing needs doing. To build it anew, start the set-up again.

refusal-passphrase-missing-title = A passphrase is needed
refusal-passphrase-missing-why = { $path ->
    [none] The key is encrypted, and its passphrase is not in the keyring of this computer.
   *[other] { $path } is encrypted, and its passphrase is not in the keyring of this computer.
}
refusal-passphrase-missing-do = Type in the passphrase on the page Certificates.

refusal-passphrase-wrong-title = The passphrase does not open the key
refusal-passphrase-wrong-why = It has a typing mistake, or it belongs to another key.
refusal-passphrase-wrong-do = Type it in again; mind capital letters.

refusal-pki-unreadable-title = This EasyRSA folder cannot be used
refusal-pki-unreadable-why = { $path ->
    [none] The CA certificate, its key or an expected file is missing or damaged.
   *[other] In { $path } the CA certificate, its key or an expected file is missing or damaged.
}
refusal-pki-unreadable-do = Choose the folder “pki” itself, or have a new CA made.

refusal-key-mismatch-title = A key does not belong to its certificate
refusal-key-mismatch-why = { $path ->
    [none] The two files are from different pairs.
   *[other] { $path } and its key are from different pairs.
}
refusal-key-mismatch-do = Put the matching key beside the certificate, or have new ones made.

refusal-profile-bad-title = The VPN profile has a fault
refusal-profile-bad-why = { $path ->
    [none] It failed the check before it was handed over. The faults are under Details.
   *[other] { $path } failed the check before it was handed over. The faults are under Details.
}
refusal-profile-bad-do = Press Retry to export it again. If it fails again, save the report.

refusal-client-missing-title = { $name ->
    [none] No VPN client was found
   *[other] { $name } was not found on this computer
}
refusal-client-missing-why = It is not installed, or not where it usually is.
refusal-client-missing-do = Install the AWS VPN Client or OpenVPN, then look again.

refusal-client-failed-title = { $name ->
    [none] The VPN client did not do it
   *[other] { $name } did not do it
}
refusal-client-failed-why = The program answered with an error. Its words are under Details.
refusal-client-failed-do = Do it by hand as described, or restart the client and try again.

refusal-keyring-failed-title = The keyring of this computer cannot be used
refusal-keyring-failed-why = It is locked or not installed. Secrets are never written to disk in plain text.
refusal-keyring-failed-do = Unlock the keyring and try again. Without one, secrets are kept until the program ends.

refusal-practice-missing-title = The practice AWS is not installed
refusal-practice-missing-why = Practice needs additional packages.
refusal-practice-missing-do = Install the program with its extra “practice”: pip install "cvpn-wizard[practice]"

refusal-stopped-title = Stopped
refusal-stopped-why = You pressed Stop. What was made so far stays, and no step is half-done without a note of it.
refusal-stopped-do = Press Retry to go on, or Undo to take it all back.

# The view of a refusal

refusal-details = Details
refusal-details-list = Details of the refusal
refusal-fact-code = Our code
refusal-fact-operation = AWS operation
refusal-fact-aws_code = AWS code
refusal-fact-aws_message = AWS says
refusal-fact-action = Permission
refusal-fact-why = The system says
refusal-fact-fault = Faults
refusal-fact-state = State
refusal-fact-step = Step
refusal-step = At the step “{ $step }”
