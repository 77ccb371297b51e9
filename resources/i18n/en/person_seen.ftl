# When people were seen last, by the connection log.
person-seen-never = never
person-log-off = The VPN writes no connection log: “last seen” is known only of those who were connected when this list was looked at.
person-log-refused = “Last seen” is not up to date, the connection log could not be read: { $why }.
person-log-denied = “Last seen” is not up to date: the account may not read the connection log ({ $action }; “policy --care” has it).
