# 発行済みプロファイルの束（ヘルプデスク用）。

refusal-queue-unknown-title = { $name ->
    [none] この束はこのパソコンにありません
   *[other] 束「{ $name }」はこのパソコンにありません
}
refusal-queue-unknown-why = 束は、管理者が作る .cvpnqueue で終わるファイルで、開くには合言葉が要ります。
refusal-queue-unknown-do = 先にファイルを取り込んでください: cvpn-wizard helpdesk open ファイル

refusal-queue-locked-title = { $name ->
    [none] 束を開けません
   *[other] 束「{ $name }」を開けません
}
refusal-queue-locked-why = 合言葉を保管するキーリングがこのパソコンにないか、保管した合言葉が失われています。
refusal-queue-locked-do = 束と一緒に伝えられた合言葉を --passphrase-file でもう一度指定してください。

refusal-queue-empty-title = { $name ->
    [none] 束が空です
   *[other] 束「{ $name }」が空です
}
refusal-queue-empty-why = 入っていたプロファイルはすべて、渡したか、渡し始めたものです。
refusal-queue-empty-do = 管理者に報告を送り、新しい束を依頼してください。

refusal-queue-closed-title = { $name ->
    [none] 束の期限が過ぎています
   *[other] 束「{ $name }」の期限が過ぎています
}
refusal-queue-closed-why = 管理者が決めた、プロファイルを渡せる最後の日を過ぎました。
refusal-queue-closed-do = 管理者に新しい束を依頼してください。

problem-helpdesk-person-has = { $person } には { $slot } を渡し済みです。紛失や期限切れの場合は --replaces { $slot } を付けてください。
problem-helpdesk-name-bad = 「{ $value }」は束の名前に使えません。hd1 のように、英小文字・数字・ハイフンで指定してください。
problem-helpdesk-count = 束に入れられるプロファイルは 1 ～ { $most } 個です。

cli-helpdesk = 発行済みのプロファイルを渡します（AWS の権限も認証局の鍵も不要）
cli-helpdesk-pack = 管理者用: 完成したプロファイルをヘルプデスク用の束にします
cli-helpdesk-open = 管理者から届いた束を取り込みます
cli-helpdesk-list = このパソコンの束: 残りの数と、誰に何を渡したか
cli-helpdesk-give = 次のプロファイルを、パソコン 1 台分のキットにして渡します
cli-helpdesk-report = 渡した記録を管理者用に書き出します
cli-helpdesk-name = 束の名前（例: hd1）
cli-helpdesk-until = 渡してよい最後の日（YYYY-MM-DD）
cli-helpdesk-queue = どの束か（1 つしかなければ省略可）
cli-helpdesk-replaces = これで置き換える証明書
cli-helpdesk-bad-day = 「{ $value }」は日付（YYYY-MM-DD）ではありません
cli-helpdesk-ask = 束を開く合言葉:
cli-helpdesk-packed = { $count } 個のプロファイル: { $path }（どの方法でヘルプデスクに送ってもかまいません）
cli-helpdesk-taken-in = { $vpn } の束 { $name }: { $count } 個、{ $date } まで
cli-helpdesk-state = { $name }（{ $vpn }）: 残り { $count } 個、{ $date } まで
cli-helpdesk-none = このパソコンに束はありません。
cli-helpdesk-issue = { $at }  { $slot }  { $person }
cli-helpdesk-issue-replaces = { $at }  { $slot }  { $person }（{ $replaces } の代わり。失効が必要）
cli-helpdesk-issue-begun = { $at }  { $slot }  { $person }（渡し終えていません）
cli-helpdesk-given = { $person } の証明書は { $slot } です。VPN のログにはこの名前が表示されます。
cli-helpdesk-revoke = { $slot } の失効を管理者に依頼してください。それまでは使えるままです。
cli-helpdesk-reported = { $path } を管理者に送ってください。
