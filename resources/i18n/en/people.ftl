# People: each person's own certificate.
refusal-authority-elsewhere-title = { $name ->
    [none] The CA's key is not on this computer
   *[other] The CA of “{ $name }” is not on this computer
}
refusal-authority-elsewhere-why = Certificates are signed with the CA's private key. This VPN was made by hand or on another computer, and no key of its CA was found here.
refusal-authority-elsewhere-do = Work on the computer that has the CA, or name its EasyRSA folder with --pki.

refusal-request-bad-title = The certificate request cannot be taken
refusal-request-bad-why = What a laptop asks for is checked before it is signed.
refusal-request-bad-do = Make a new request on the laptop, for instance with “This laptop” of this program.

refusal-revocation-foreign-title = AWS has a revocation list of another CA
refusal-revocation-foreign-why = An endpoint has one list only. The one it has was signed by another CA: a list of ours would let everybody in again whom it keeps out.
refusal-revocation-foreign-do = Revoke with the CA that signed that list.

refusal-person-exists-title = { $name ->
    [none] The name is there already
   *[other] “{ $name }” is there already
}
refusal-person-exists-why = Each name has one certificate that is in use, so that it can be told who is connected and be revoked alone.
refusal-person-exists-do = Renew that certificate, revoke it first, or choose another name, such as person.device.

refusal-person-unknown-title = { $name ->
    [none] The name is not known
   *[other] “{ $name }” is not known
}
refusal-person-unknown-why = No certificate of that name was issued for this VPN from here.
refusal-person-unknown-do = See the list of people for the names.

refusal-person-name-bad-title = This name does not work
refusal-person-name-bad-why = The name goes into the certificate and into names of files.
refusal-person-name-bad-do = Choose a name of letters, digits, dots and hyphens, such as sato.laptop.

refusal-own-key-title = { $name ->
    [none] The laptop made its own key
   *[other] “{ $name }” made its own key
}
refusal-own-key-why = The key of this certificate was made on the laptop and never left it. A certificate with a new key made here would be of no use to it.
refusal-own-key-do = Have the laptop make a new request and renew with it (--csr FILE).

refusal-people-file-bad-title = The list of people cannot be taken
refusal-people-file-bad-why = Some of its lines are wrong. Nothing was issued.
refusal-people-file-bad-do = Put the lines right that are named and try again.

problem-request-no-request = This is no certificate request (CSR).
problem-request-signature = Its signature is wrong: whoever sent it does not have the key, or it was changed on its way.
problem-request-key-type = Its key is not an RSA key. AWS takes RSA only.
problem-request-key-size = Its key has { $bits } bits. AWS documents 2,048 bits for Client VPN.
problem-request-exponent = Its key has a weak exponent.
problem-request-no-name = It must say one common name (CN).
problem-request-other-name = It asks for the name “{ $asked }”, not for “{ $name }”.
problem-request-same-key = Its key was revoked with an earlier certificate. Make a new one on the laptop.
problem-people-file-large = The file has more than { $most } bytes.
problem-people-file-encoding = The file is neither UTF-8 nor Shift_JIS.
problem-people-file-header = The first line must name the columns: name, and if wanted person and device.
problem-people-file-many = The file names more than { $most } people.
problem-people-file-empty = The file names nobody.
problem-people-line-columns = This line has { $count } columns; the first line names { $most }.
problem-people-line-quotes = A quotation mark is opened in this line and never closed, or a sign is in it that a table cannot have.
problem-people-line-long = “{ $value }…” is too long. { $most } characters are allowed.
problem-people-line-signs = { $value } has control characters.
