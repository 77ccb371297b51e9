"""One VPN in one file, under a passphrase: authority, records, journals, everybody's files.

The file is an AES-encrypted ZIP that 7-Zip opens too; the program itself reads it back and proves
it before it says that there is a backup. The passphrase is made by us and shown once, since AE-2
(1,000 rounds of PBKDF2) protects no passphrase that a person thinks up.
"""
