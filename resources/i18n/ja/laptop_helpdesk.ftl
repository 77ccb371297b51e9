# 「このパソコン」のページにあるヘルプデスク用の部分。

helpdesk-title = ヘルプデスク用: プロファイルを渡す
helpdesk-lead = 管理者があらかじめ発行したプロファイルです。1 つずつ、パソコン 1 台分のキットとして渡し、記録します。AWS の権限は要らず、認証局の鍵もここにはありません。
helpdesk-state = { $name }（{ $vpn }）: 残り { $count } 個、{ $date } まで渡せます
helpdesk-queues = プロファイルの束
helpdesk-open-hint = 管理者から届いた束（.cvpnqueue）を取り込みます。
helpdesk-locked = 束 { $name } があります。開くには合言葉が要ります。
helpdesk-choose = 束を選ぶ…
helpdesk-choose-title = 束を選ぶ
helpdesk-person = 渡す相手（人とパソコンの名前）
helpdesk-replace = 紛失や期限切れの { $slot } の代わりにする
helpdesk-give = 渡す…
helpdesk-given = { $person } 用のキット: { $path }（証明書 { $slot }）。どの方法で送ってもかまいません。
helpdesk-given-replaces = { $person } 用のキット: { $path }（証明書 { $slot }）。{ $replaces } の失効を管理者に依頼してください。それまでは使えるままです。
helpdesk-report = 管理者への報告…
helpdesk-report-save = 報告を保存
helpdesk-reports = 報告
helpdesk-reported = { $path } を管理者に送ってください。
helpdesk-words-why = 表示は今回だけで、どこにも保存されません。わからなくなったときは、代わりのプロファイルを渡してください。
helpdesk-person-hint = 例: sato.laptop（VPN クライアントに表示されます。ログには証明書の名前が表示されます）
