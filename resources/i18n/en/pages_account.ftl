# Page Account: which AWS account and Region, and whether we may do there what is needed.

account-heading = Which AWS account, and where in the world?
account-lead = AWS is asked who you are before anything is made.
account-practice = Practice: no key is needed. This AWS runs on this computer, and nothing is billed.

account-source = How to get into the account
account-source-keys = Access key
account-source-profile = Profile on this computer
account-source-sign-in = Sign-in (IAM Identity Center)

account-access_key = Access key ID
account-secret_key = Secret access key
account-session_token = Session token
account-token-more = I also have a session token
account-token-hint = For temporary keys, which begin with ASIA. It is kept for this run only.
account-secret-kept = kept in the keyring
account-secret-held = held for this run
account-keys-advice = Temporary keys (ASIA…) or a sign-in are safer: they end by themselves. A lasting secret goes into this computer's keyring, never into a file; delete the key at AWS when you no longer need it.
account-forget = Forget this key

account-profile = Profile
account-profile-term = ~/.aws/config
account-profile-why = The profiles that the AWS CLI uses. A role is taken on as the profile says.
account-profile-keys = access key
account-profile-role = role
account-profile-sso = Identity Center
account-profile-login = aws login
account-profile-process = from another program
account-profile-web-identity = web identity
account-profile-none = settings only
account-profiles-reading = Reading the AWS config files…
account-profiles-none = There is no profile in the AWS config files of this computer. Use an access key or a sign-in.
account-profile-sign-in = “{ $name }” needs a sign-in in the browser first: aws sso login --profile { $name }
account-mfa = MFA code
account-mfa-term = six digits
account-mfa-hint = From your authenticator app; each code works once.

account-sso-url = Start URL
account-sso-url-why = The address of your organization's AWS access portal. Whoever set up your sign-in knows it.
account-sso-region = Its Region
account-sso-account = Account
account-sso-role = Role
account-sso-role-term = Permission set
account-sso-sign-in = Sign in
account-sso-code = The browser shows this code. Confirm it there only if it is the same.
account-sso-open = Open the browser again
account-sso-cancel = Stop waiting

account-region = Where to build the VPN
account-region-term = Region
account-region-disabled = { $code } – not enabled in this account
problem-account-region-disabled = { $region } ({ $code }) is not enabled in this account. Enable it in the AWS console under Account, or choose another one.

account-verify = Verify
account-verifying = Asking AWS who you are…
account-again = Try again
account-verified-account = AWS account
account-verified-region = Region
account-verified-identity = You are
account-root = This is the root user, who may do everything. AWS advises never to use it for daily work: make an IAM user with the policy below instead.
account-no-keyring = This computer has no keyring that can be used. The key is held in memory and is gone when the program ends.

account-permissions = What you may do there
account-permissions-asking = { $count ->
    [one] { $count } permission asked for, without changing anything…
   *[other] { $count } permissions asked for, without changing anything…
}
account-permissions-all = Nothing is missing, as far as AWS tells.
account-permissions-missing = { $count ->
    [one] { $count } permission is missing. Ask whoever looks after the account for it, with the policy below.
   *[other] { $count } permissions are missing. Ask whoever looks after the account for them, with the policy below.
}
account-permissions-missing-list = Missing permissions
account-permissions-stopped = AWS could not be asked about every permission. You can go on; if one is missing, the step that needs it will say so.
account-permissions-unknown = { $count ->
    [one] AWS does not tell about { $count } of them without doing it. That is usual.
   *[other] AWS does not tell about { $count } of them without doing it. That is usual.
}
account-permissions-more = All permissions, and the least policy
account-permissions-list = Permissions with AWS's answer
account-permission-yes = – allowed
account-permission-no = – missing
account-permission-unknown = – not told
account-policy-why = This policy allows exactly what this program does, and nothing else.
account-policy-copy = Copy the policy
account-policy-save = Save the policy…
account-policy-save-title = Save the policy
account-policy-kind = JSON (*.json)
account-policy-copied = Copied.
account-policy-saved = Saved: { $path }
