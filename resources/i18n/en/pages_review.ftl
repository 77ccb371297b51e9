# Page Review: the plan, the map, the cost.

review-heading = This is what will be built
review-lead = Nothing has been made yet. You can go back to any page and change it.

review-problems = This has to be put right first
review-go = Go there
review-problem = { $page }: { $problem }

review-new-count = { $count ->
    [one] New: one thing
   *[other] New: { $count } things
}
review-exists-count = { $count ->
    [one] Exists already: one thing
   *[other] Exists already: { $count } things
}
review-asking = Asking AWS what exists already…
review-asked-not = AWS could not be asked what exists already; everything is listed as new. It is looked for again before it is made.
review-ask-again = Ask again
review-bills = billed by the hour
review-plan = Plan
review-plan-table = The steps of the plan, in order
review-step-new = New: { $step }, { $makes }
review-step-exists = Exists already: { $step }, { $makes }, { $resource }

review-cost = What it costs a month
review-cost-yen = ¥{ $yen }
review-cost-usd = ${ $usd }
review-cost-words = About { $yen } yen or { $usd } dollars a month
review-cost-parts = { $subnets ->
    [one] One subnet, day and night: ${ $association }
   *[other] { $subnets } subnets, day and night: ${ $association }
}
review-cost-connections = Connected laptops, { $hours } hours: ${ $connection }
review-cost-server = Check server: ${ $server }
review-second = Each further subnet: + ¥{ $yen }
review-cost-when = Billing starts when the first subnet is associated and ends when the last one is removed, whether anybody is connected or not. Everything else is free until then, the check server excepted.
review-cost-prices = Prices of { $region } as of { $date }, without tax and data transfer.
review-cost-typical = There is no price for { $region } in our table; a typical one stands in.
review-cost-more = What it is made of
review-cost-practice = Practice: nothing is billed.

review-laptops = Laptops
review-hours = Hours a day
review-days = Days a month
review-yen = Yen per dollar

review-save = Save the plan…
review-save-title = Save the plan
review-save-kind = Plan files (*.toml)
review-saved = Saved: { $path }

review-commit = { $minutes ->
    [one] Create the VPN (about a minute)
   *[other] Create the VPN (about { $minutes } minutes)
}
review-commit-plain = Create the VPN
review-commit-practice = Create the practice VPN
review-commit-resume = Go on building
