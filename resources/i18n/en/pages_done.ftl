# Page Done: the record, and what comes next.

done-heading = Done. Your VPN is in place
done-heading-answered = Done. Your VPN works
done-heading-practice = Done. That is how it works
done-lead = { $name } in { $region }, endpoint { $endpoint }.
done-lead-practice = { $name } in { $region } on the practice AWS, endpoint { $endpoint }. Nothing was billed.

done-cost = What it costs a month
done-cost-yen = ¥{ $yen }
done-cost-words = About { $yen } yen a month
done-cost-usd = about ${ $usd }, with { $laptops } laptops
done-expires = First certificate expires
done-expires-days = { $days ->
    [one] in one day
   *[other] in { $days } days
}
done-expires-on = { $date }: { $name }
done-expires-unknown = Not known
done-dates = Certificates and their dates
done-date-row = { $name }: until { $date }

done-record = The record
done-record-why = What was built, with IDs, expiry dates, cost, and how to remove it. To print or keep.
done-writing = Writing the record…
done-open_record = Open the record
done-written = { $path }
done-folder = Open folder

done-next = What comes next
done-keys = Delete the access key, or narrow it
done-keys-why = The VPN runs without it. Delete it in IAM. If you want to look after the VPN with it, leave it only the rights that this takes: cvpn-wizard policy --care
done-forget_keys = Forget the key
done-keys-forgotten = The key { $key } is forgotten on this computer. Please delete it in IAM too.
done-keys-temporary = Your temporary keys end by themselves
done-keys-temporary-why = There is nothing to delete at AWS. This program holds them only until it is closed.
done-keys-temporary-forgotten = The key { $key } is forgotten on this computer.
done-keys-console = Open IAM
done-remove = How to remove it all
done-remove-why = In this window: Look after a VPN, Look after…, Removal. On the command line:
done-remove-command = cvpn-wizard remove { $name } --yes
done-copy = Copy
done-copied = Copied
