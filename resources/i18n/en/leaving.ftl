leaving-access-keys = { $count ->
    [0] No access key was stored.
    [one] One entry of an access key was removed.
   *[other] { $count } entries of access keys were removed.
}
leaving-vpn = Records and certificates removed: { $name }
leaving-note = This is the certificate authority of the removed VPN “{ $name }”.
    It stayed when Client VPN Wizard was removed. ca.key is encrypted; its passphrase is in the Windows Credential Manager, under cvpn-wizard, as { $secret }.
    If nobody needs it any more, you can delete this folder and that entry.
